// Pages of which one is seen at a time.
#pragma once

#include <QStackedWidget>

namespace comptoir::gui {

// A stack whose height does not follow from its width. Qt's own asks all its pages, seen or not, how
// high their sentences would be at each width it considers, stack within stack: that was a third of
// the time in which a dossier opened. Our stacks take the room they are given.
class PageStack : public QStackedWidget {
public:
    using QStackedWidget::QStackedWidget;
    bool hasHeightForWidth() const override { return false; }
};

} // namespace comptoir::gui
