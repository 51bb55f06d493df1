DROP TABLE reports, blocks, event_results, open_relays, matches, reactions, troubles, calls, pair_members, pairs;
