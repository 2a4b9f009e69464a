// The keyboard of a filter above its table: ↓ and Enter go into the rows it left, Escape clears it
// and goes there too. Where no row is left the keyboard stays, to mend what was typed.
#pragma once

class QLineEdit;

namespace comptoir::gui {

class Table;

void leave_by_keys(QLineEdit* filter, Table* table);

} // namespace comptoir::gui
