-- Showroom schema, step 5: what the screens count anew at each change.
-- Without the first two the whole house's day is read for one person's, without
-- the third all that was ever said on a card.

CREATE INDEX contact_staff_day ON contact (staff, day) WHERE state = 2;
CREATE INDEX visit_staff_day ON visit (staff, day);
CREATE INDEX contact_reached ON contact (card, reached) WHERE state = 2;
