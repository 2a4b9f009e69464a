// A template takes VAT apart where an account by hand may, and nowhere else: when it is saved, and
// when one that was saved before is booked.
#include "template_dossier.h"

#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

namespace comptoir::test {
namespace {

constexpr const char* k_never[] = {"641000", "645000", "631000", "661000", "695000", "681000"};
constexpr const char* k_no_charge[] = {"445510", "421000", "431000", "164000", "101300",
                                       "471000", "467000", "580000", "512200"};

reconcile::StoredTemplate with_rate(const std::string& account, Rate rate = {20, 2}) {
    auto made = template_of("T", account, "DGFIP");
    made.rows[0].vat = rate;
    return made;
}

class VatOfTemplates : public testing::Test {
protected:
    VatOfTemplates() {
        value_of(world.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
            for (const auto& numbers :
                 {std::span<const char* const>(k_never), std::span<const char* const>(k_no_charge)})
                for (const char* number : numbers)
                    if (!storage::account_exists(writer.database(), number))
                        storage::insert_account(writer.database(), {number, "Essai"});
            return true;
        }));
        line = world.lines({{-12000, october(5), "PRLV DGFIP"}}).front();
    }
    // As an older program let it in.
    void store(const reconcile::StoredTemplate& made) {
        value_of(world.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            auto changed = made;
            if (const auto known = storage::find_template(
                    writer.database(), reconcile::TemplateScope::Company, made.code))
                changed.id = known->id;
            storage::save_template(writer.database(), changed);
            return true;
        }));
    }
    std::string refusal_of_booking() {
        const auto id = world.stored("T").id;
        return refusal_of(world.dossier.read<app::TemplateEntry>(
            [&](app::Reader& reader) { return app::prefill_entry(reader, line, id); }));
    }
    std::string refusal_by_hand(const std::string& account) {
        app::ManualMatch request;
        request.lines = {line};
        request.targets = {to_account(account, eur(-12000))};
        request.targets.front().vat_permille = 200;
        return refusal_of(world.match(request));
    }
    TemplateDossier world;
    bank::LineId line;
};

TEST_F(VatOfTemplates, AccountsWithoutVatAreRefusedAsByHand) {
    for (const char* account : k_no_charge) {
        EXPECT_EQ(refusal_of(world.try_save(with_rate(account))), "reconcile.vat_without_charge")
            << account;
        store(with_rate(account));
        EXPECT_EQ(refusal_of_booking(), "reconcile.vat_without_charge") << account;
    }
    for (const char* account : {"445510", "164000", "471000"})
        EXPECT_EQ(refusal_by_hand(account), "reconcile.vat_without_charge") << account;
}

TEST_F(VatOfTemplates, NorDoWagesTaxesAndInterestCarryAny) {
    for (const char* account : k_never) {
        EXPECT_EQ(refusal_of(world.try_save(with_rate(account))), "reconcile.vat_never_inside")
            << account;
        EXPECT_EQ(refusal_by_hand(account), "reconcile.vat_never_inside") << account;
        store(with_rate(account));
        EXPECT_EQ(refusal_of_booking(), "reconcile.vat_never_inside") << account;
    }
}

TEST_F(VatOfTemplates, ARateNoLawKnowsIsNotBookedEither) {
    EXPECT_EQ(refusal_of(world.try_save(with_rate("627000", {19, 2}))),
              "reconcile.vat_rate_unknown");
    store(with_rate("627000", {19, 2}));
    EXPECT_EQ(refusal_of_booking(), "reconcile.vat_rate_unknown");
}

TEST_F(VatOfTemplates, NeitherIsOneOfThemBookedUnattended) {
    for (const char* account : {"445510", "641000", "471000"}) {
        store(with_rate(account));
        EXPECT_EQ(world.apply().summary.matched, 0) << account;
    }
}

TEST_F(VatOfTemplates, ADiscountGrantedTakesTheTaxDueBack) {
    world.save(with_rate("665000"));
    EXPECT_EQ(world.booked(value_of(world.book(value_of(world.prefill(line))))),
              "665000 100.00, 445710 20.00");
}

} // namespace
} // namespace comptoir::test
