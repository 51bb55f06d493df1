DROP TABLE guests;
DROP TABLE chairs;
