DROP TABLE discord_interactions;
