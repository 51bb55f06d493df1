DROP TABLE guests;
DROP TYPE mood;
