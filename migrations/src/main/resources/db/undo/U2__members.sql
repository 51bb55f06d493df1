DROP TABLE profiles, chat_roles, members, accounts, people, chats, communities;
