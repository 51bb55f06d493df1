DROP TABLE series_followers, series_events, series;
