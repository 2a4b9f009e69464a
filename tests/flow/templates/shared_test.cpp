// Templates for all companies: one file, copies in every dossier (A164).
#include "template_dossier.h"

#include "comptoir/core/file.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/ledger_lock.h"
#include "support/protect.h"

#include <filesystem>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;
using reconcile::TemplateScope;

// A dossier of a firm that keeps its templates in `file`.
class FirmDossier {
public:
    explicit FirmDossier(const fs::path& file) : m_file(file) { open(); }
    void open() {
        m_dossier.close();
        m_workspace.reset();
        app::OpenOptions options;
        options.shared_templates = m_file;
        m_workspace = value_of(app::Workspace::open(m_dossier.path(), options));
    }
    Result<app::TemplateSaved> save(reconcile::StoredTemplate changed,
                                    TemplateScope scope = TemplateScope::Shared) {
        changed.scope = scope;
        return m_workspace->write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, changed); });
    }
    std::vector<app::TemplateRowOfList> list() {
        return value_of(m_workspace->read<std::vector<app::TemplateRowOfList>>(
            [](app::Reader& reader) { return app::list_templates(reader); }));
    }
    template <class T>
    Result<T> write(const std::function<Result<T>(app::Writer&)>& verb) {
        return m_workspace->write<T>(verb);
    }

private:
    fs::path m_file;
    TempDossier m_dossier;
    std::unique_ptr<app::Workspace> m_workspace;
};

TEST(SharedTemplates, OneDossierSavesAndTheOtherReads) {
    const TempFolder folder;
    const fs::path file = folder.file("firm/templates.json");
    FirmDossier one(file), other(file);
    value_of(one.save(template_of("FRAIS", "627000", "FRAIS")));
    EXPECT_TRUE(other.list().empty());
    other.open();
    ASSERT_EQ(other.list().size(), 1U);
    EXPECT_EQ(other.list()[0].it.scope, TemplateScope::Shared);
    EXPECT_EQ(other.list()[0].it.rows[0].account, "627000");
    EXPECT_EQ(refusal_of(other.save(template_of("FRAIS", "626000", ""))),
              "reconcile.template_exists");
}

TEST(SharedTemplates, OnlyWhoMayUpdateTemplatesBringsThemIntoADossierByOpeningIt) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    FirmDossier firm(file);
    value_of(firm.save(template_of("FRAIS", "627000", "FRAIS")));
    TempDossier client;
    protect(client.workspace(), {users::Right::StatementImport});
    client.close();
    app::OpenOptions options{.user = "eve", .shared_templates = file};
    options.password = SecretString(k_eve_password);
    const auto templates = [&] {
        const auto workspace = value_of(app::Workspace::open(client.path(), options));
        return value_of(workspace->read<std::vector<app::TemplateRowOfList>>(
                            [](app::Reader& r) { return app::list_templates(r); }))
            .size();
    };
    EXPECT_EQ(templates(), 0U) << "eve works with what the dossier has";
    options.user = "claire";
    options.password = SecretString(k_claire_password);
    EXPECT_EQ(templates(), 1U);
    const auto workspace = value_of(app::Workspace::open(client.path(), {.read_only = true}));
    std::string last;
    value_of(workspace->read<bool>([&](app::Reader& reader) -> Result<bool> {
        storage::Statement rows = reader.database().query(
            "SELECT user || ' ' || object || ' > ' || after FROM event "
            "WHERE action = 'template.refresh' AND object LIKE 'template shared %'");
        while (rows.step())
            last = rows.text(0);
        return true;
    }));
    EXPECT_EQ(last.rfind("claire template shared FRAIS > Modèle FRAIS; FRAIS; ; 627000", 0), 0U)
        << last;
}

TEST(SharedTemplates, TheCompanysOwnAreTriedFirst) {
    const TempFolder folder;
    FirmDossier one(folder.file("templates.json"));
    value_of(one.save(template_of("A", "627000", "FRAIS")));
    value_of(one.save(template_of("B", "626000", "FRAIS"), TemplateScope::Company));
    ASSERT_EQ(one.list().size(), 2U);
    EXPECT_EQ(one.list()[0].it.code, "B");
}

TEST(SharedTemplates, WhatIsRemovedGoesFromEveryDossierAndTheOrderIsShared) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    FirmDossier one(file), other(file);
    const auto id = value_of(one.save(template_of("A", "627000", ""))).id;
    value_of(one.save(template_of("B", "627000", "")));
    value_of(one.save(template_of("C", "627000", "")));
    value_of(one.write<app::Identified>([](app::Writer& writer) {
        return app::order_templates(writer, TemplateScope::Shared, {"C", "A", "B"});
    }));
    other.open();
    ASSERT_EQ(other.list().size(), 3U);
    EXPECT_EQ(other.list()[0].it.code, "C");
    value_of(one.write<app::RemovedTemplate>(
        [&](app::Writer& writer) { return app::remove_template(writer, id); }));
    other.open();
    ASSERT_EQ(other.list().size(), 2U);
    EXPECT_EQ(other.list()[1].it.code, "B");
}

TEST(SharedTemplates, ADamagedFileIsNamedAndNothingIsLost) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    FirmDossier one(file);
    value_of(one.save(template_of("A", "627000", "")));
    ASSERT_TRUE(write_file_atomically(file, "{\"version\":1,\"templates\":[{}]}"));
    one.open();
    EXPECT_EQ(one.list().size(), 1U);
    EXPECT_EQ(refusal_of(one.save(template_of("B", "627000", ""))),
              "reconcile.shared_file_damaged");
    EXPECT_EQ(one.list().size(), 1U);
}

TEST(SharedTemplates, AFileHeldByAnotherProgramIsBusy) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    FirmDossier one(file);
    const auto held = storage::LedgerLock::take(file);
    ASSERT_TRUE(held);
    EXPECT_EQ(refusal_of(one.save(template_of("A", "627000", ""))), "reconcile.shared_file_busy");
}

TEST(SharedTemplates, WithoutAFileThereAreNone) {
    FirmDossier one({});
    EXPECT_EQ(refusal_of(one.save(template_of("A", "627000", ""))),
              "reconcile.shared_file_missing");
}

TEST(SharedTemplates, AnAccountThatIsNotHereIsShownAndRecognisesNothing) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    ASSERT_TRUE(write_file_atomically(
        file, R"({"version":1,"templates":[{"code":"X","label":"X","reference":"X",)"
              R"("rows":[{"account":"627123","share":"rest","value":0}]}]})"));
    FirmDossier one(file);
    ASSERT_EQ(one.list().size(), 1U);
    EXPECT_EQ(one.list()[0].missing, std::vector<std::string>{"627123"});
    const auto usable =
        value_of(one.write<std::size_t>([](app::Writer& writer) -> Result<std::size_t> {
            return app::load_usable_templates(writer).size();
        }));
    EXPECT_EQ(usable, 0U);
}

TEST(SharedTemplates, ARefusedSaveLeavesTheFileAsItWas) {
    const TempFolder folder;
    const fs::path file = folder.file("templates.json");
    FirmDossier one(file);
    value_of(one.save(template_of("A", "627000", "")));
    const std::string before = read_text(file);
    const auto refused =
        one.write<app::TemplateSaved>([](app::Writer& writer) -> Result<app::TemplateSaved> {
            auto changed = template_of("B", "627000", "");
            changed.scope = TemplateScope::Shared;
            CT_TRY(app::save_template(writer, changed));
            return fail(reconcile::errors::nothing_ticked); // something later in the transaction
        });
    EXPECT_EQ(refusal_of(refused), "reconcile.nothing_ticked");
    EXPECT_EQ(read_text(file), before);
    EXPECT_EQ(one.list().size(), 1U);
}

} // namespace
} // namespace comptoir::test
