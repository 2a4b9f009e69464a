// A combo box whose choice ends in "…" when there is no room for it, never in half a letter; the
// list and the tool tip show it whole.
#pragma once

#include <QComboBox>

namespace comptoir::gui {

class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace comptoir::gui
