DROP TABLE introduction_words, introduced, introductions, intro_rounds, intro_members, intros;
