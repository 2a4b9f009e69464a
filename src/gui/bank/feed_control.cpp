#include "comptoir/gui/bank/feed_control.h"

#include "comptoir/app/settings.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QLineEdit>

namespace comptoir::gui {

FeedControl::FeedControl(Session& session, QWidget* window)
    : QObject(window), m_session(session), m_window(window) {}

FeedControl::~FeedControl() = default;

void FeedControl::pull(MessageBar& messages) {
    m_messages = &messages;
    if (m_sync) {
        m_sync->pull_now();
        return;
    }
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Bank feeds"), m_window);
    dialog->set_introduction(
        tr("The vault beside the dossier holds the credentials of the banks. Its passphrase is "
           "kept in memory only, until the dossier is closed."));
    auto* passphrase = new QLineEdit(dialog);
    passphrase->setEchoMode(QLineEdit::Password);
    dialog->add_row(tr("&Passphrase"), passphrase);
    dialog->set_act(tr("Pull now"), [this, dialog, passphrase, bar = &messages] {
        start(SecretString(passphrase->text().toStdString()), *bar);
        passphrase->clear();
        dialog->accept();
    });
    dialog->open();
}

void FeedControl::start(SecretString passphrase, MessageBar& messages) {
    auto secret = std::make_shared<SecretString>(std::move(passphrase));
    query(
        m_session, this,
        [](app::Reader& reader) { return app::setting(reader, app::k_sync_interval_s); },
        [this, secret, bar = QPointer<MessageBar>(&messages)](Result<std::int64_t> interval) {
            app::BackgroundSync::Options options;
            options.start_delay_s = 0;
            if (interval)
                options.interval_s = *interval;
            m_sync = std::make_unique<app::BackgroundSync>(
                m_session.workspace(), std::move(*secret), options,
                [this](const Result<app::PullReport>& report) {
                    QMetaObject::invokeMethod(
                        this, [this, report] { tell(report); }, Qt::QueuedConnection);
                });
            if (bar)
                bar->show_message(tr("Pulling the bank feeds…"), Tone::Accent);
        });
}

void FeedControl::tell(const Result<app::PullReport>& report) {
    emit next_pull_changed(m_sync ? m_sync->next_pull_at() : std::nullopt);
    if (!m_messages)
        return;
    if (!report)
        return m_messages->show_error(report.error());
    std::int64_t fresh = 0;
    for (const auto& connection : report->connections) {
        if (connection.error)
            return m_messages->show_error(*connection.error);
        for (const app::PullAccount& account : connection.accounts)
            fresh += account.lines_new;
    }
    m_messages->show_message(
        fresh > 0 ? tr("%n new operations came in.", nullptr, static_cast<int>(fresh))
                  : tr("The bank has nothing new."),
        Tone::Ok);
    if (fresh > 0)
        m_messages->offer(tr("Make the statements"), [this, bar = m_messages] {
            if (bar)
                make_statements(*bar);
        });
}

void FeedControl::make_statements(MessageBar& messages) {
    command(
        m_session, this,
        [](app::Writer& writer) -> Result<std::int64_t> {
            std::int64_t lines = 0;
            CT_ASSIGN(connections, app::list_connections(writer));
            for (const app::ConnectionRow& connection : connections)
                for (const auto& account : connection.accounts)
                    if (account.journal) {
                        CT_ASSIGN(made,
                                  app::make_feed_statement(writer, *account.journal, std::nullopt));
                        for (const app::ImportedStatement& statement : made.statements)
                            lines += statement.lines_new;
                    }
            return lines;
        },
        [this, bar = QPointer<MessageBar>(&messages)](Result<std::int64_t> lines) {
            if (!bar)
                return;
            if (!lines)
                return bar->show_error(lines.error());
            bar->show_message(tr("%n lines of the feeds are now on statements.", nullptr,
                                 static_cast<int>(*lines)),
                              Tone::Ok);
        });
}

} // namespace comptoir::gui
