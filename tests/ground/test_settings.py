"""A wrong value in the environment is answered with one sentence that says what to write, and not with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from hscp.settings.base import env
from hscp.settings.reading import providers, told, whole_number

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
PROVIDER = '{"id": "icb", "name": "the ICB", "server_url": "s", "origin": "o", "client_id": "c", "domains": []}'


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("HSCP_TODAY", "soon", "The setting HSCP_TODAY is “soon”: set it to a day such as 2026-06-15."),
        (
            "UPLOAD_LIMIT_MB",
            "25 MB",
            "The setting UPLOAD_LIMIT_MB is “25 MB”: set it to a whole number of megabytes, 1 or more.",
        ),
        (
            "ALARM_AFTER_MINUTES",
            "0",
            "The setting ALARM_AFTER_MINUTES is “0”: set it to a whole number of minutes, 1 or more.",
        ),
        (
            "SIGN_IN_PROVIDERS",
            "[{",
            "The setting SIGN_IN_PROVIDERS is “[{”: set it to a JSON list of one object for each organisation, as "
            ".env.example shows it.",
        ),
    ],
)
def test_a_wrong_setting_is_said_in_one_sentence(name: str, value: str, said: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hscp.settings.base", "HSCP_DEMO": "1"}
    ran = subprocess.run(
        [sys.executable, "manage.py", "demo", "--no-serve"],
        cwd=ROOT,
        env={**environment, "HSCP_VAR": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr.strip()) == (1, "", said)


def test_an_organisation_needs_all_its_keys() -> None:
    assert providers(f"[{PROVIDER}]")[0]["id"] == "icb"
    for wrong in (PROVIDER, "[1]", '[{"id": "icb"}]', f"[{PROVIDER.replace('origin', 'site')}]"):
        with pytest.raises(ValueError, match=r"id|1"):
            providers(wrong)


def test_an_empty_value_is_the_default_and_a_long_one_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPLOAD_LIMIT_MB", "")
    assert told(env, "UPLOAD_LIMIT_MB", whole_number, "25", "a number") == 25
    monkeypatch.setenv("UPLOAD_LIMIT_MB", "many " * 20)
    with pytest.raises(ImproperlyConfigured, match=r"^The setting UPLOAD_LIMIT_MB is “many [many ]+…”: set it to "):
        told(env, "UPLOAD_LIMIT_MB", whole_number, "25", "a number")
