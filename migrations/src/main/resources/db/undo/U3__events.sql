DROP TABLE registrations, event_hosts, events, event_states;
