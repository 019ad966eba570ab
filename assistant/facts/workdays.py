"""Working days between two dates."""

from __future__ import annotations

from datetime import date

import numpy as np


def working_days(start: date, end: date) -> int:
    """Count the weekdays from start to end; negative when end is before start."""
    return int(np.busday_count(start, end))
