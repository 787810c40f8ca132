"""The site's own settings, with the running site's files in a folder that goes when the tests end."""

import os
import tempfile

from tests.site import OPERATOR

_folder = tempfile.TemporaryDirectory(prefix="edition-tests-")
for name in OPERATOR:
    os.environ.pop(name, None)
os.environ["VAR_DIR"] = _folder.name
# The sites that are started for the tests are on this machine, whatever proxy leads out of it.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1"
os.environ["ADMIN_PATH"] = "desk"

from config.settings import *  # noqa: E402, F403
from config.settings import ALLOWED_HOSTS, STATIC_ROOT, STORAGES  # noqa: E402

ALLOWED_HOSTS += ["testserver"]
# Pages name static files as they are in git; the `live` fixture's site has them gathered and hashed.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
STATIC_ROOT.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
