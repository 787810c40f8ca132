from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commentary", "0004_plain_note_kinds")]
    operations = [
        migrations.RenameField("passage", "label", "english_label"),
        migrations.AlterField(
            "passage",
            "english_label",
            models.CharField(
                help_text="What readers call it in English: “Clause 2.7”, “Paragraph 12”.", max_length=100
            ),
        ),
    ]
