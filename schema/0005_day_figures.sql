-- Showroom schema, step 5: the figures of one person's day are counted anew
-- at each change on the screen; without these the whole house's day is read.

CREATE INDEX contact_staff_day ON contact (staff, day) WHERE state = 2;
CREATE INDEX visit_staff_day ON visit (staff, day);
