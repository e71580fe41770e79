"""What holds for all tests."""

from __future__ import annotations

import os

# Messages are compared in English, whatever the language of the person who runs the tests.
os.environ["LANGUAGE"] = "en"
