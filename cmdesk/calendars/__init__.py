"""Civil days, Business Days, holidays, moments and the entities whose calendars count."""
