CREATE TABLE seats (number integer PRIMARY KEY);
