"""Words about health are noticed in a reason, and ordinary words are left alone."""

import pytest

from nscp_desktop.domain.sensitive_words import health_hint, health_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("off sick since May", ("sick",)),
        ("Maternity leave", ("Maternity",)),
        ("ill, and stressed", ("ill", "stressed")),
        ("waiting for an operation", ("operation",)),
        ("works with the health visitor", ()),
        ("health and safety lead elsewhere", ()),
        ("will be away until March", ()),
        ("an illegal copy of the certificate", ()),
        ("operational reasons", ()),
        ("", ()),
    ],
)
def test_words_about_health_are_found_and_others_are_not(text: str, words: tuple[str, ...]) -> None:
    assert health_words(text) == words
    assert bool(health_hint(text)) == bool(words)
