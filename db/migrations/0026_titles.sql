-- An entry's title, kept with it: lists of tasks, links and questions name entries, and reading a whole text for its title took longer than
-- the list.
alter table entries add column title text not null generated always as (content ->> 'title') stored;
