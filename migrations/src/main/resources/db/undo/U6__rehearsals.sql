DROP TABLE playground_cast;
DROP TABLE playground_rehearsals;
