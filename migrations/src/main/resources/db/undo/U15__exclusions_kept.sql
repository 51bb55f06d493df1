DROP TABLE exclusion_marks;
