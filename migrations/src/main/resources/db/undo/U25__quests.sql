DROP TABLE leaderboard_hidden, weekly_scores, level_curves, completions, quest_unlocks, check_ins, quest_periods,
    quest_progress, quest_zones, quest_versions, quests;
DROP INDEX domain_events_counted;
ALTER TABLE domain_events DROP COLUMN recorded_at, DROP COLUMN counted_at;
