from __future__ import annotations


def test_x(register):
    assert register.check().lines == 0
