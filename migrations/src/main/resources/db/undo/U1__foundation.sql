DROP TABLE playground_revision, playground_messages, playground_people, updates, cooldowns, form_sessions, button_payloads,
    posted_messages, deliveries, domain_events, dead_letters, inbox, outbox, handled_requests;
