-- A card that came before the register line it was opened from: the line's id
-- in the file it comes from.  The row goes when the line comes.
CREATE TABLE awaited (
	card INTEGER PRIMARY KEY REFERENCES card ON DELETE CASCADE,
	visit INTEGER NOT NULL
) STRICT;
CREATE INDEX awaited_visit ON awaited (visit);
