from django.apps import AppConfig, apps
from django.db.models.signals import post_delete, post_save


class CitationConfig(AppConfig):
    name = "citation"

    def ready(self):
        from citation.freshness import touch

        for app in ("concept", "commentary"):
            for model in apps.get_app_config(app).get_models():
                for signal in (post_save, post_delete):
                    signal.connect(
                        touch, sender=model, dispatch_uid=f"freshness-{model.__name__}-{id(signal)}"
                    )
