#include "app/reconcile/shared_templates.h"

#include "comptoir/app/templates.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/template_repository.h"
#include "comptoir/storage/template_file.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <system_error>

namespace comptoir::app {

namespace fs = std::filesystem;
namespace rules = reconcile::errors;
using reconcile::StoredTemplate;
using reconcile::TemplateScope;

namespace {

constexpr std::int64_t k_bytes_max = 16 * 1024 * 1024;

bool same_content(const StoredTemplate& a, const StoredTemplate& b) {
    return a.code == b.code && a.label == b.label && a.journal == b.journal &&
           a.reference == b.reference && a.active == b.active && a.rows == b.rows;
}

std::vector<StoredTemplate> stored_copies(storage::Database& database) {
    std::vector<StoredTemplate> copies = storage::load_templates(database);
    std::erase_if(copies,
                  [](const StoredTemplate& one) { return one.scope != TemplateScope::Shared; });
    return copies;
}

} // namespace

fs::path shared_templates_of_environment() {
    const auto value = [](const char* name) -> std::string {
        const char* text = std::getenv(name);
        return text ? text : "";
    };
    if (const std::string path = value("COMPTOIR_TEMPLATES"); !path.empty())
        return path;
    if (const std::string folder = value("XDG_CONFIG_HOME"); !folder.empty())
        return fs::path(folder) / "comptoir" / "templates.json";
    if (const std::string home = value("HOME"); !home.empty())
        return fs::path(home) / ".config" / "comptoir" / "templates.json";
    return {};
}

Result<std::vector<StoredTemplate>> SharedTemplates::load(const fs::path& path) {
    std::error_code problem;
    if (!fs::exists(path, problem))
        return std::vector<StoredTemplate>{};
    CT_ASSIGN(bytes, read_file(path, k_bytes_max));
    auto templates = storage::templates_from_json(bytes);
    if (!templates)
        return fail(rules::shared_file_damaged, {{"path", path.string()}});
    return std::move(*templates);
}

Result<SharedTemplates> SharedTemplates::open(Writer& writer) {
    SharedTemplates shared;
    shared.m_path = writer.shared_templates();
    if (shared.m_path.empty())
        return fail(rules::shared_file_missing);
    std::error_code problem;
    fs::create_directories(shared.m_path.parent_path(), problem);
    auto lock = storage::LedgerLock::take(shared.m_path);
    if (!lock && lock.error().code == ErrorCode(storage::errors::locked_by_other))
        return fail(rules::shared_file_busy, {{"path", shared.m_path.string()}});
    if (!lock)
        return fail(std::move(lock).error());
    shared.m_lock = std::move(*lock);
    CT_ASSIGN(templates, load(shared.m_path));
    shared.templates = std::move(templates);
    return shared;
}

Result<void> SharedTemplates::save(Writer& writer) const {
    std::error_code problem;
    std::optional<std::string> before;
    if (fs::exists(m_path, problem)) {
        CT_ASSIGN(bytes, read_file(m_path, k_bytes_max));
        before = std::move(bytes);
    }
    CT_TRY(write_file_atomically(m_path, storage::templates_to_json(templates)));
    writer.on_roll_back([path = m_path, before] {
        std::error_code ignored;
        if (before)
            (void)write_file_atomically(path, *before);
        else
            fs::remove(path, ignored);
    });
    return {};
}

std::string description_of(const StoredTemplate& one) {
    std::string text = one.label + "; " + one.reference + "; " + one.journal;
    for (const reconcile::TemplateRow& row : one.rows)
        text += "; " + row.account + " " + row.party + " " + std::string(to_text(row.share.kind)) +
                " " + text::number(row.share.value) +
                (row.vat ? " " + row.vat->to_percent() + " %" : std::string());
    return text + (one.active ? "" : "; inactive");
}

CopiedTemplates copy_shared_templates(Writer& writer,
                                      const std::vector<StoredTemplate>& templates) {
    storage::Database& database = writer.database();
    const std::vector<StoredTemplate> copies = stored_copies(database);
    const ledger::Chart chart = storage::load_dossier(database).chart;
    std::vector<reconcile::TemplateId> order;
    CopiedTemplates copied;
    for (StoredTemplate one : templates) {
        // What does not fit this chart of accounts is shown, and recognises nothing.
        one.active = one.active && reconcile::check_template(one, chart).has_value();
        const auto known =
            std::find_if(copies.begin(), copies.end(),
                         [&](const StoredTemplate& copy) { return copy.code == one.code; });
        const bool is_new = known == copies.end();
        if (!is_new)
            one.id = known->id;
        if (is_new || !same_content(*known, one))
            copied.changed.push_back(
                {one.code, is_new ? std::string() : description_of(*known), description_of(one)});
        copied.has_other_order = copied.has_other_order || is_new ||
                                 static_cast<std::size_t>(known - copies.begin()) != order.size();
        order.push_back(storage::save_template(database, one));
    }
    for (const StoredTemplate& copy : copies) {
        if (std::find(order.begin(), order.end(), copy.id) != order.end())
            continue;
        copied.changed.push_back({copy.code, description_of(copy), {}});
        storage::delete_template(database, copy.id);
    }
    storage::order_templates(database, order);
    return copied;
}

Result<bool> refresh_shared_templates(Writer& writer) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate));
    std::error_code problem;
    if (writer.shared_templates().empty() || !fs::exists(writer.shared_templates(), problem))
        return false;
    CT_ASSIGN(templates, SharedTemplates::load(writer.shared_templates()));
    const CopiedTemplates copied = copy_shared_templates(writer, templates);
    if (copied.changed.empty() && !copied.has_other_order)
        return false;
    for (const CopiedTemplates::Changed& each : copied.changed)
        writer.record("template.refresh", "template shared " + each.code, each.before, each.after);
    if (copied.has_other_order) {
        std::string codes;
        for (const StoredTemplate& one : templates)
            codes += (codes.empty() ? "" : " ") + one.code;
        writer.record("template.refresh", "templates for all companies", "", codes);
    }
    writer.changed(Noun::Templates);
    CT_TRY(identify_lines(writer));
    return true;
}

} // namespace comptoir::app
