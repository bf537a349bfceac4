"""Two plug-ins for policy-scorecard: the trimmed mean of core inflation, and the share of pledges that were kept."""

from __future__ import annotations

from arcadia_plugins.share_reaching import ShareReaching
from arcadia_plugins.trimmed_mean import TrimmedMean

__all__ = ["ShareReaching", "TrimmedMean"]
