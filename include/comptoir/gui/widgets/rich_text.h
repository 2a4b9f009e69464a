// Rich text that keeps its spaces as they are.
//
// Qt's HTML makes an ordinary space of the narrow no-break one in "−310 461,56", and would break an
// amount over two lines there.
#pragma once

#include <QString>

namespace comptoir::gui {

inline QString rich_text(const QString& html) {
    return QStringLiteral("<span style=\"white-space:pre-wrap\">%1</span>").arg(html);
}

} // namespace comptoir::gui
