"""scorecard: typed rubrics and cited records become policy scorecards."""
