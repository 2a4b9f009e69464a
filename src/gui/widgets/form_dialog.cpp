#include "comptoir/gui/widgets/form_dialog.h"

#include "comptoir/gui/support/said_once.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QEvent>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace comptoir::gui {

FormDialog::FormDialog(Surroundings surroundings, const QString& title, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(12);
    auto* heading = role_label("title", this);
    heading->setText(title);
    whole->addWidget(heading);
    m_introduction = role_label("dim", this);
    m_introduction->setWordWrap(true);
    m_introduction->hide();
    whole->addWidget(m_introduction);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignLeft);
    whole->addLayout(m_form);
    m_messages = new MessageBar(surroundings, this);
    whole->addWidget(m_messages);
    whole->addStretch(1);
    auto* buttons = new QHBoxLayout;
    m_cancel_button = new QPushButton(tr("Cancel"), this);
    m_act_button = new QPushButton(this);
    m_act_button->setProperty("role", "primary");
    m_act_button->setDefault(true);
    m_act_button->setObjectName(QStringLiteral("act_button"));
    m_cancel_button->setAutoDefault(false);
    m_cancel_button->setObjectName(QStringLiteral("cancel_button"));
    buttons->addStretch(1);
    buttons->addWidget(m_cancel_button);
    buttons->addWidget(m_act_button);
    whole->addLayout(buttons);
    connect(m_cancel_button, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act_button, &QPushButton::clicked, this, [this] {
        m_messages->clear();
        if (m_act && days_are_right())
            m_act();
    });
}

void FormDialog::set_introduction(const QString& sentence) {
    m_introduction->setText(with_one_stop(sentence));
    m_introduction->setVisible(!sentence.isEmpty());
}

void FormDialog::add_row(const QString& label, QWidget* input, const QString& hint) {
    m_form->addRow(named(label, input), input);
    if (!hint.isEmpty())
        m_form->addRow(QString(), described(hint, input));
}

void FormDialog::add_wide_row(const QString& label, QWidget* input, const QString& hint) {
    m_form->addRow(named(label, input));
    m_form->addRow(input);
    if (!hint.isEmpty())
        m_form->addRow(described(hint, input));
}

QLabel* FormDialog::named(const QString& label, QWidget* input) {
    auto* words = role_label("dim", this);
    words->setText(label);
    words->setBuddy(input);
    input->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    m_inputs << input;
    order_tabs();
    return words;
}

QLabel* FormDialog::described(const QString& hint, QWidget* input) {
    input->setAccessibleDescription(hint);
    auto* small = role_label("small", this);
    small->setText(hint);
    small->setWordWrap(true);
    return small;
}

// The buttons were made first, and rows of fields are added to an input as one works: in the order
// of their making, Tab would go to Cancel before them.
void FormDialog::order_tabs() {
    QWidget* last = nullptr;
    const auto next = [&last](QWidget* field) {
        if (last)
            setTabOrder(last, field);
        last = field;
    };
    for (QWidget* input : std::as_const(m_inputs)) {
        const bool of_several = input->focusPolicy() == Qt::NoFocus || input->focusProxy();
        QList<QWidget*> fields;
        if (of_several)
            fields = input->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
        erase_if(fields, [](QWidget* field) { return !(field->focusPolicy() & Qt::TabFocus); });
        if (fields.isEmpty()) {
            next(input);
            continue;
        }
        std::stable_sort(fields.begin(), fields.end(), [](const QWidget* a, const QWidget* b) {
            const bool same_row =
                a->y() < b->geometry().bottom() && b->y() < a->geometry().bottom();
            return same_row ? a->x() < b->x() : a->y() < b->y();
        });
        for (QWidget* field : std::as_const(fields))
            next(field);
    }
    next(m_act_button);
    next(m_cancel_button);
}

void FormDialog::set_act(const QString& words, std::function<void()> act) {
    m_act_button->setText(words);
    m_act = std::move(act);
}

void FormDialog::show_error(const Error& error) {
    set_busy(false);
    m_messages->show_error(error);
}

void FormDialog::show_problem(const QString& sentence) {
    set_busy(false);
    m_messages->show_message(sentence, Tone::Bad);
}

void FormDialog::show_note(const QString& sentence) {
    if (sentence.isEmpty())
        return m_messages->clear();
    m_messages->show_message(sentence, Tone::Accent);
}

void FormDialog::offer(const QString& words, std::function<void()> act) {
    m_messages->offer(words, std::move(act));
}

// A field answers the last right day while what is typed is none: nobody meant that one.
bool FormDialog::days_are_right() {
    const auto tell = [this](const QString& problem) { show_problem(problem); };
    const QList<DayEdit*> fields = findChildren<DayEdit*>();
    return std::all_of(fields.begin(), fields.end(), [&tell](DayEdit* field) {
        return !field->isVisible() || !field->isEnabled() || field->is_right(tell);
    });
}

void FormDialog::prefer_cancel() {
    m_act_button->setAutoDefault(false);
    m_act_button->setDefault(false);
    m_cancel_button->setDefault(true);
    m_cancel_button->setFocus(Qt::OtherFocusReason);
}

void FormDialog::act_again() {
    m_act_button->click();
}

void FormDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    order_tabs();
    const QWidget* chosen = focusWidget(); // a dialog may want another field than the first
    if (!m_inputs.isEmpty() && (!chosen || chosen == m_act_button || chosen == m_cancel_button))
        m_inputs.front()->setFocus(Qt::OtherFocusReason);
}

bool FormDialog::event(QEvent* event) {
    const bool done = QDialog::event(event);
    if (event->type() != QEvent::LayoutRequest || !isVisible())
        return done;
    order_tabs();
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                     : sizeHint().height();
    if (height() < wanted)
        resize(width(), wanted);
    return done;
}

void FormDialog::set_busy(bool busy) {
    m_is_busy = busy;
    m_act_button->setEnabled(!m_is_busy && !m_is_refused);
}

void FormDialog::need(const Session& session, users::Right right) {
    const auto follow = [this, &session, right] {
        m_is_refused = !session.may(right);
        m_act_button->setToolTip(m_is_refused ? session.why_not(right) : QString());
        set_busy(m_is_busy);
    };
    connect(&session, &Session::rights_changed, this, follow);
    follow();
}

} // namespace comptoir::gui
