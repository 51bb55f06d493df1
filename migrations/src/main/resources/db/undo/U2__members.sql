DROP TABLE profiles, members, accounts, people, chats, communities;
