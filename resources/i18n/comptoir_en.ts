<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>AutomaticDialog</name>
    <message numerus="yes">
        <source>%n line(s) have one answer. To confirm: %1; with several answers: %2; without: %3.</source>
        <translation>
            <numerusform>%n line has one answer. To confirm: %1; with several answers: %2; without: %3.</numerusform>
            <numerusform>%n lines have one answer. To confirm: %1; with several answers: %2; without: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Match %n line(s)</source>
        <translation>
            <numerusform>Match %n line</numerusform>
            <numerusform>Match %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceTypes</name>
    <message numerus="yes">
        <source>%n other limit(s) for every third party and nature count too: %1. What you change above replaces them too.</source>
        <comment>amounts</comment>
        <translation>
            <numerusform>%n other limit for every third party and nature counts too: %1. What you change above replaces it too.</numerusform>
            <numerusform>%n other limits for every third party and nature count too: %1. What you change above replaces them too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other limit(s) of this type, for a third party or a nature, stay.</source>
        <translation>
            <numerusform>%n other limit of this type, for a third party or a nature, stays.</numerusform>
            <numerusform>%n other limits of this type, for a third party or a nature, stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineTemplateDialog</name>
    <message numerus="yes">
        <source>%n line(s), each by its own template; the entries wait as drafts.</source>
        <translation>
            <numerusform>%n line, by its own template; the entry waits as a draft.</numerusform>
            <numerusform>%n lines, each by its own template; the entries wait as drafts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) by template</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>%n entry by template</numerusform>
            <numerusform>%n entries by template</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MovementDialogs</name>
    <message numerus="yes">
        <source>Create %n movement(s)</source>
        <translation>
            <numerusform>Create %n movement</numerusform>
            <numerusform>Create %n movements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NatureDialog</name>
    <message numerus="yes">
        <source>nature of %n line(s)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>nature of %n line</numerusform>
            <numerusform>nature of %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) chosen.</source>
        <comment>bank lines</comment>
        <translation>
            <numerusform>%n line chosen.</numerusform>
            <numerusform>%n lines chosen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) chosen, %1 of them change.</source>
        <comment>bank lines</comment>
        <translation>
            <numerusform>%n line chosen, %1 to change.</numerusform>
            <numerusform>%n lines chosen, %1 to change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n line(s)</source>
        <translation>
            <numerusform>Change %n line</numerusform>
            <numerusform>Change %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutstandingDialog</name>
    <message numerus="yes">
        <source>%n entry(ies) of the takeover count as seen again.</source>
        <translation>
            <numerusform>%n entry of the takeover counts as seen again.</numerusform>
            <numerusform>%n entries of the takeover count as seen again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of the takeover wait for their line.</source>
        <translation>
            <numerusform>%n entry of the takeover waits for its line.</numerusform>
            <numerusform>%n entries of the takeover wait for their line.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickDialogs</name>
    <message numerus="yes">
        <source>%n line(s), %1</source>
        <comment>how many bank lines, and their sum</comment>
        <translation>
            <numerusform>%n line, %1</numerusform>
            <numerusform>%n lines, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointingDialogs</name>
    <message numerus="yes">
        <source>Everything until then counts as seen, except the %n selected entry(ies).</source>
        <translation>
            <numerusform>Everything until then counts as seen, except the %n selected entry.</numerusform>
            <numerusform>Everything until then counts as seen, except the %n selected entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is open again and still counts in the statements. All of it is erased, with its %n mark(s).</source>
        <translation>
            <numerusform>The pointing is open again and still counts in the statements. All of it is erased, with its mark.</numerusform>
            <numerusform>The pointing is open again and still counts in the statements. All of it is erased, with its %n marks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is open again and still counts in the statements: the %n selected mark(s) leave them.</source>
        <translation>
            <numerusform>The pointing is open again and still counts in the statements: the selected mark leaves them.</numerusform>
            <numerusform>The pointing is open again and still counts in the statements: the %n selected marks leave them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is validated. Without the %n selected mark(s) it is open again, and has to be validated once more.</source>
        <translation>
            <numerusform>The pointing is validated. Without the selected mark it is open again, and has to be validated once more.</numerusform>
            <numerusform>The pointing is validated. Without the %n selected marks it is open again, and has to be validated once more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pointing(s), until %1 to %2, are validated too: their balances differ by %3 as long as these entries are not pointed again.</source>
        <comment>two days; an amount</comment>
        <translation>
            <numerusform>%n pointing, until %1 to %2, is validated too: its balance differs by %3 as long as these entries are not pointed again.</numerusform>
            <numerusform>%n pointings, until %1 to %2, are validated too: their balances differ by %3 as long as these entries are not pointed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pointing is validated. All of it is erased, with its %n mark(s).</source>
        <translation>
            <numerusform>The pointing is validated. All of it is erased, with its %n mark.</numerusform>
            <numerusform>The pointing is validated. All of it is erased, with its %n marks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayPanel</name>
    <message numerus="yes">
        <source>agrees with %n past decision(s)</source>
        <translation>
            <numerusform>agrees with %n past decision</numerusform>
            <numerusform>agrees with %n past decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contradicts %n</source>
        <comment>past decisions</comment>
        <translation>
            <numerusform>contradicts %n</numerusform>
            <numerusform>contradicts %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them in closed periods, which stay as they are</source>
        <translation>
            <numerusform>%n of them in a closed period, which stays as it is</numerusform>
            <numerusform>%n of them in closed periods, which stay as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>names %n open line(s)</source>
        <translation>
            <numerusform>names %n open line</numerusform>
            <numerusform>names %n open lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message numerus="yes">
        <source>%n draft(s) to change</source>
        <translation>
            <numerusform>%n draft to change</numerusform>
            <numerusform>%n drafts to change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validated to reverse and make again</source>
        <translation>
            <numerusform>%n validated to reverse and make again</numerusform>
            <numerusform>%n validated to reverse and make again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in closed periods, left as they are</source>
        <translation>
            <numerusform>%n in a closed period, left as it is</numerusform>
            <numerusform>%n in closed periods, left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at by hand</source>
        <translation>
            <numerusform>%n to look at by hand</numerusform>
            <numerusform>%n to look at by hand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) corrected.</source>
        <translation>
            <numerusform>%n entry corrected.</numerusform>
            <numerusform>%n entries corrected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ClassicPointingView</name>
    <message numerus="yes">
        <source>%n entry(ies) to validate first</source>
        <translation>
            <numerusform>%n entry to validate first</numerusform>
            <numerusform>%n entries to validate first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pointing of %n entry(ies)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>pointing of %n entry</numerusform>
            <numerusform>pointing of %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::CsvMappingPage</name>
    <message numerus="yes">
        <source>%n line(s) are read: compare them with the bank’s site.</source>
        <translation>
            <numerusform>%n line is read: compare it with the bank’s site.</numerusform>
            <numerusform>%n lines are read: compare them with the bank’s site.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n line(s) are read: compare them with the bank’s site.</source>
        <translation>
            <numerusform>The first line is read: compare it with the bank’s site.</numerusform>
            <numerusform>The first %n lines are read: compare them with the bank’s site.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::DocumentsPane</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) added.</source>
        <translation>
            <numerusform>%n document added.</numerusform>
            <numerusform>%n documents added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were here already.</source>
        <translation>
            <numerusform>%n document was here already.</numerusform>
            <numerusform>%n documents were here already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::EntriesPane</name>
    <message numerus="yes">
        <source>Selection: %n entries, debit %1, credit %1</source>
        <translation>
            <numerusform>Selection: %n entry, debit %1, credit %1</numerusform>
            <numerusform>Selection: %n entries, debit %1, credit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries validated.</source>
        <translation>
            <numerusform>%n entry validated.</numerusform>
            <numerusform>%n entries validated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts dated after today wait for their day.</source>
        <translation>
            <numerusform>%n draft dated after today waits for its day.</numerusform>
            <numerusform>%n drafts dated after today wait for their day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ExpectedTableModel</name>
    <message numerus="yes">
        <source>%n line(s) of %1</source>
        <comment>split by the bank; booking day</comment>
        <translation>
            <numerusform>%n line of %1</numerusform>
            <numerusform>%n lines of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ExpectedView</name>
    <message numerus="yes">
        <source>%1, expected: &lt;b&gt;%n line(s)&lt;/b&gt;, in &lt;b&gt;%2&lt;/b&gt;, out &lt;b&gt;%3&lt;/b&gt;</source>
        <comment>journal; sums of what is expected</comment>
        <translation>
            <numerusform>%1, expected: &lt;b&gt;%n line&lt;/b&gt;, in &lt;b&gt;%2&lt;/b&gt;, out &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%1, expected: &lt;b&gt;%n lines&lt;/b&gt;, in &lt;b&gt;%2&lt;/b&gt;, out &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, announced more than %2 days ago and never booked: &lt;b&gt;%n line(s)&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</source>
        <comment>journal, days, sum</comment>
        <translation>
            <numerusform>%1, announced more than %2 days ago and never booked: &lt;b&gt;%n line&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%1, announced more than %2 days ago and never booked: &lt;b&gt;%n lines&lt;/b&gt;, &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FeedControl</name>
    <message numerus="yes">
        <source>%n new operations came in.</source>
        <translation>
            <numerusform>%n new operation came in.</numerusform>
            <numerusform>%n new operations came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines of the feeds are now on statements.</source>
        <translation>
            <numerusform>%n line of the feeds is now on a statement.</numerusform>
            <numerusform>%n lines of the feeds are now on statements.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FileTableModel</name>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::FolderWatch</name>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <comment>long work</comment>
        <translation>
            <numerusform>Importing one file</numerusform>
            <numerusform>Importing %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::HistoryView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n line(s), matched: %3</source>
        <comment>journal, period, lines</comment>
        <translation>
            <numerusform>%1, %2: %n line, matched: %3</numerusform>
            <numerusform>%1, %2: %n lines, matched: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) hold these lines: they are undone first, and the entries they posted with them.</source>
        <translation>
            <numerusform>%n match holds these lines: it is undone first, and the entries it posted with it.</numerusform>
            <numerusform>%n matches hold these lines: they are undone first, and the entries they posted with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft entry(ies) go with the matches.</source>
        <translation>
            <numerusform>%n draft entry goes with the matches.</numerusform>
            <numerusform>%n draft entries go with the matches.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validated entry(ies) stay and are reversed.</source>
        <translation>
            <numerusform>%n validated entry stays and is reversed.</numerusform>
            <numerusform>%n validated entries stay and are reversed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) stay: %1, imported on %2 by %3, holds them too.</source>
        <translation>
            <numerusform>%n line stays: %1, imported on %2 by %3, holds it too.</numerusform>
            <numerusform>%n lines stay: %1, imported on %2 by %3, holds them too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are in files that an older version imported: import them again.</source>
        <translation>
            <numerusform>%n line is in a file that an older version imported: import it again.</numerusform>
            <numerusform>%n lines are in files that an older version imported: import them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) came by a bank feed too: they wait for its statement again.</source>
        <translation>
            <numerusform>%n line came by a bank feed too: it waits for its statement again.</numerusform>
            <numerusform>%n lines came by a bank feed too: they wait for its statement again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ImportView</name>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <comment>long work</comment>
        <translation>
            <numerusform>Importing %n file</numerusform>
            <numerusform>Importing %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::InvoicesPane</name>
    <message numerus="yes">
        <source>Selection: %n invoice(s), gross %1, left %2</source>
        <translation>
            <numerusform>Selection: %n invoice, gross %1, left %2</numerusform>
            <numerusform>Selection: %n invoices, gross %1, left %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::LedgerWindow</name>
    <message numerus="yes">
        <source>%n rows chosen: open debit %1, credit %2, difference &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>
            <numerusform>%n row chosen: open debit %1, credit %2, difference &lt;b&gt;%3&lt;/b&gt;</numerusform>
            <numerusform>%n rows chosen: open debit %1, credit %2, difference &lt;b&gt;%3&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters given at once</source>
        <comment>an act to undo</comment>
        <translation>
            <numerusform>%n letter given at once</numerusform>
            <numerusform>%n letters given at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letters given.</source>
        <translation>
            <numerusform>%n letter given.</numerusform>
            <numerusform>%n letters given.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::LineTableModel</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <comment>what a bank line would be matched with</comment>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <comment>how many answers fit a bank line</comment>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) attached</source>
        <translation>
            <numerusform>%n document attached</numerusform>
            <numerusform>%n documents attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MainWindow</name>
    <message numerus="yes">
        <source>%n lines written to %1.</source>
        <translation>
            <numerusform>%n line written to %1.</numerusform>
            <numerusform>%n lines written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement file(s) came into the folder of %1.</source>
        <comment>%1 is a journal, or several</comment>
        <translation>
            <numerusform>One statement file came into the folder of %1.</numerusform>
            <numerusform>%n statement files came into the folder of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MatchedView</name>
    <message numerus="yes">
        <source>%n match(es) undone; the lines are open again.</source>
        <translation>
            <numerusform>%n match undone; its lines are open again.</numerusform>
            <numerusform>%n matches undone; their lines are open again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) undone</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>%n match undone</numerusform>
            <numerusform>%n matches undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es) undone; the lines are open again. Ctrl+Z does not take this back.</source>
        <translation>
            <numerusform>%n match undone; its lines are open again. Ctrl+Z does not take this back.</numerusform>
            <numerusform>%n matches undone; the lines are open again. Ctrl+Z does not take this back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::MatchingView</name>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>match of %n pair(s)</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>match of %n pair</numerusform>
            <numerusform>match of %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s) created</source>
        <comment>an act that can be undone</comment>
        <translation>
            <numerusform>%n movement created</numerusform>
            <numerusform>%n movements created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n movement(s) created and paired: only the match is left.</source>
        <translation>
            <numerusform>%n movement created and paired: only the match is left.</numerusform>
            <numerusform>%n movements created and paired: only the match is left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to tick: attach them to the reconciliation in progress, or start a new one?</source>
        <translation>
            <numerusform>%n line to tick: attach it to the reconciliation in progress, or start a new one?</numerusform>
            <numerusform>%n lines to tick: attach them to the reconciliation in progress, or start a new one?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PaymentsPane</name>
    <message numerus="yes">
        <source>Put in the basket: %n invoice(s), %1</source>
        <translation>
            <numerusform>Put in the basket: %n invoice, %1</numerusform>
            <numerusform>Put in the basket: %n invoices, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SEPA file: %n payment(s), %1</source>
        <translation>
            <numerusform>SEPA file: %n payment, %1</numerusform>
            <numerusform>SEPA file: %n payments, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) are in the basket.</source>
        <translation>
            <numerusform>%n payment is in the basket.</numerusform>
            <numerusform>%n payments are in the basket.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) taken back.</source>
        <translation>
            <numerusform>%n payment taken back.</numerusform>
            <numerusform>%n payments taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), %1 in all. Nothing leaves by itself: you send the file to the bank.</source>
        <translation>
            <numerusform>%n payment, %1. Nothing leaves by itself: you send the file to the bank.</numerusform>
            <numerusform>%n payments, %1 in all. Nothing leaves by itself: you send the file to the bank.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s), %1, written to %2.</source>
        <translation>
            <numerusform>%n payment, %1, written to %2.</numerusform>
            <numerusform>%n payments, %1, written to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PlanDialog</name>
    <message numerus="yes">
        <source>%n letters would be given</source>
        <translation>
            <numerusform>%n letter would be given</numerusform>
            <numerusform>%n letters would be given</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::PreviewPage</name>
    <message numerus="yes">
        <source>and %n more remark(s).</source>
        <translation>
            <numerusform>and %n more remark.</numerusform>
            <numerusform>and %n more remarks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To import: &lt;b&gt;%n file(s)&lt;/b&gt;</source>
        <translation>
            <numerusform>To import: &lt;b&gt;%n file&lt;/b&gt;</numerusform>
            <numerusform>To import: &lt;b&gt;%n files&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n announced line(s) will be shown as expected, apart from statements, until the bank has booked them.</source>
        <translation>
            <numerusform>%n announced line will be shown as expected, apart from statements, until the bank has booked it.</numerusform>
            <numerusform>%n announced lines will be shown as expected, apart from statements, until the bank has booked them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ProposalPanel</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <comment>how many answers fit a bank line</comment>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::QuarantineView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) of 120, cursor in column %1</source>
        <translation>
            <numerusform>%n character of 120, cursor in column %1</numerusform>
            <numerusform>%n characters of 120, cursor in column %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s), cursor in column %1</source>
        <translation>
            <numerusform>%n character, cursor in column %1</numerusform>
            <numerusform>%n characters, cursor in column %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ReconcilePane</name>
    <message numerus="yes">
        <source>%n item(s) in suspense</source>
        <translation>
            <numerusform>%n item in suspense</numerusform>
            <numerusform>%n items in suspense</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) expected, %1</source>
        <comment>announced by the bank; their sum</comment>
        <translation>
            <numerusform>%n line expected, %1</numerusform>
            <numerusform>%n lines expected, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Matched: %1. The time is up; %n line(s) are still to be matched.</source>
        <translation>
            <numerusform>Matched: %1. The time is up; %n line is still to be matched.</numerusform>
            <numerusform>Matched: %1. The time is up; %n lines are still to be matched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::ResultPage</name>
    <message numerus="yes">
        <source>%n statement(s) imported, new lines: %1.</source>
        <translation>
            <numerusform>%n statement imported, new lines: %1.</numerusform>
            <numerusform>%n statements imported, new lines: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were already known.</source>
        <translation>
            <numerusform>%n line was already known.</numerusform>
            <numerusform>%n lines were already known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) may repeat others: look at them under To control.</source>
        <translation>
            <numerusform>%n line may repeat another: look at it under To control.</numerusform>
            <numerusform>%n lines may repeat others: look at them under To control.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were matched at once.</source>
        <translation>
            <numerusform>%n line was matched at once.</numerusform>
            <numerusform>%n lines were matched at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait in quarantine.</source>
        <translation>
            <numerusform>%n file waits in quarantine.</numerusform>
            <numerusform>%n files wait in quarantine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n announced line(s) are expected: see the tab Expected.</source>
        <translation>
            <numerusform>%n announced line is expected: see the tab Expected.</numerusform>
            <numerusform>%n announced lines are expected: see the tab Expected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) repeat what %1 imported on %2; the first one: %3, %4, %5.</source>
        <translation>
            <numerusform>%n line repeats what %1 imported on %2: %3, %4, %5.</numerusform>
            <numerusform>%n lines repeat what %1 imported on %2; the first one: %3, %4, %5.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>comptoir::gui::UsersWindow</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>At least %n character.</numerusform>
            <numerusform>At least %n characters.</numerusform>
        </translation>
    </message>
</context>
</TS>
