-- Step 21: the events after which a freed line is named anew: a reference of a template or of a third
-- party changed, or a line made to show what it was matched with.
CREATE INDEX event_of_names ON event (at)
    WHERE action GLOB 'template.*' OR action GLOB 'party.*' OR action = 'line.shown_again';
