#include "comptoir/gui/widgets/choice_box.h"

#include <QStylePainter>

namespace comptoir::gui {

namespace {
constexpr int k_margin = 1; // Fusion leaves as much at both ends of the words
}

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent) {
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::setToolTip);
}

void ChoiceBox::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText =
        fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width() - 2 * k_margin);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace comptoir::gui
