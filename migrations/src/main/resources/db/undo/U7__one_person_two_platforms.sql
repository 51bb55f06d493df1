DROP FUNCTION follow_aliases() CASCADE;
DROP TABLE relay_inbox, link_proposals, wrong_codes, one_time_codes;
DROP INDEX domain_events_by_community, people_by_alias, communities_merged;
ALTER TABLE communities DROP COLUMN merged_into;
