// Amounts, dates, states and sentences as QString, in the language of the moment.
//
// The only place of the client that asks i18n for a format: no widget turns a number into text by
// itself. Choosing a language installs the translators, and Qt then tells every widget.
#pragma once

#include "comptoir/core/error.h"
#include "comptoir/i18n/i18n.h"

#include <QLocale>
#include <QObject>
#include <QString>
#include <QTranslator>

#include <memory>

namespace comptoir::gui {

inline QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
// A file as people know it: without its folder, and a member of a ZIP after it, "a.zip › b.xml".
QString file_text(std::string_view path);

class Words : public QObject {
    Q_OBJECT

public:
    explicit Words(i18n::Language language, QObject* parent = nullptr);
    ~Words() override;

    i18n::Language language() const { return m_language; }
    void choose(i18n::Language language);
    QLocale locale() const;

    QString amount(Money money) const { return q(i18n::format(money, m_language)); }
    QString bare(Money money) const { return q(i18n::format_bare(money, m_language)); }
    QString date(Date day) const { return q(i18n::format(day, m_language)); }
    // Without the year, where a heading tells it: 31/10, 31 Oct.
    QString short_date(Date day) const;
    QString time(Instant instant) const { return q(i18n::format_time(instant, m_language)); }
    QString count(std::int64_t number) const { return q(i18n::format_count(number, m_language)); }
    QString word(std::string_view domain, std::string_view value) const {
        return q(i18n::word(domain, value, m_language));
    }
    QString sentence(const Error& error) const { return q(i18n::explain(error, m_language)); }
    QString sentence(const Diagnostic& doubt) const { return q(i18n::explain(doubt, m_language)); }
    QString sentence(const reconcile::Reason& reason) const {
        return q(i18n::explain(reason, m_language));
    }
    // What a person copies into a report: sentence, code, place and the English detail.
    QString details(const Error& error) const;

private:
    i18n::Language m_language;
    std::unique_ptr<QTranslator> m_ours, m_qts;
    void install();
};

} // namespace comptoir::gui
