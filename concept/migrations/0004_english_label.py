from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concept", "0003_plain_note_kinds")]
    operations = [
        migrations.RenameField("clause", "label", "english_label"),
        migrations.AlterField(
            "clause",
            "english_label",
            models.CharField(
                help_text="What readers call it in English: “Clause 2.7”, “Paragraph 12”.", max_length=100
            ),
        ),
    ]
