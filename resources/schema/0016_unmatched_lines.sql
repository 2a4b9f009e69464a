-- Step 16: the lines that wait for a match, so that finding and counting them does not read the
-- million that are done.
CREATE TABLE unmatched_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
INSERT INTO unmatched_line (line_id)
    SELECT l.id FROM bank_line l
    WHERE NOT EXISTS (SELECT 1 FROM match_line m WHERE m.line_id = l.id);

CREATE TRIGGER line_comes AFTER INSERT ON bank_line BEGIN
    INSERT INTO unmatched_line (line_id) VALUES (new.id);
END;
CREATE TRIGGER line_is_matched AFTER INSERT ON match_line BEGIN
    DELETE FROM unmatched_line WHERE line_id = new.line_id;
END;
CREATE TRIGGER line_is_open_again AFTER DELETE ON match_line BEGIN
    INSERT INTO unmatched_line (line_id) VALUES (old.line_id);
END;

CREATE INDEX bank_line_doubtful ON bank_line (statement_id, id) WHERE doubtful = 1;
