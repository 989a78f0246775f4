"""Who made the contract, from when, for how long, under which edition, and what was agreed otherwise."""

from __future__ import annotations

from cmdesk.basics.wording import N_, count, say
from cmdesk.contract.contract import Contract, Deviation
from cmdesk.contract.own_days import OwnDay
from cmdesk.contract.parties import Client, OwnEntity
from cmdesk.gui import language
from cmdesk.gui.fields import columns_of, described
from cmdesk.gui.lists import options_of
from cmdesk.gui.pages.bound_table import BoundTable
from cmdesk.gui.pages.page import Page
from cmdesk.gui.places import COMPARE_EDITIONS
from cmdesk.gui.widgets.entity_field import EntityField
from cmdesk.gui.widgets.form import Form
from cmdesk.gui.widgets.line_field import LineField
from cmdesk.gui.widgets.term_codec import TermCodec


class ContractPage(Page):
    """The facts that every answer starts from."""

    title = N_("Contract")

    def build(self) -> None:
        contract, client = described(Contract), described(Client)
        main = self.form()
        self.add_field(main, client["name"], "client.name")
        self.add_field(main, contract["reference"], "reference")
        self.add_field(
            main, contract["entity"], "entity", EntityField(options_of(contract["entity"].known, self.context))
        )
        self.add_field(main, contract["currency"], "currency")
        self.add_field(main, contract["effective_date"], "effective_date")
        term = LineField(TermCodec(self.context.nature, self._default_term))
        self.add_field(main, contract["initial_term"], "initial_term", term)
        self.add_field(main, contract["edition"], "edition", wide=True)
        compare = main.rows["edition"].add_link(language.text(N_("Compare editions")), COMPARE_EDITIONS)
        compare.linkActivated.connect(self.context.place_wanted)
        self._own_entity("entity")
        self._more()
        self._agreed()

    def _own_entity(self, place: str) -> None:
        """Add what is asked about an entity that the table does not have; seen only where one is described."""
        form = self.form()
        for key, field in described(OwnEntity).items():
            self.add_field(form, field, f"{place}.{key}")
        self._entity_form: Form = form
        self.context.draft.changed.connect(self._show_own_entity)  # a method: no page that is gone hears of it
        self._show_own_entity("")

    def _show_own_entity(self, _place: str) -> None:
        self._entity_form.setVisible(isinstance(self.context.draft.value("entity"), dict))

    def _more(self) -> None:
        contract, client = described(Contract), described(Client)
        self.section(N_("The Client and the service"))
        form = self.form()
        self.add_field(form, client["country"], "client.country")
        self.add_field(form, client["size"], "client.size")
        self.add_field(form, contract["service_countries"], "service_countries")
        self.add_field(form, contract["law"], "law")
        serving = EntityField(
            options_of(contract["service_entity"].known, self.context), N_("As the contracting entity")
        )
        self.add_field(form, contract["service_entity"], "service_entity", serving)
        self.add_field(form, client["nonprofit"], "client.nonprofit")

    def _agreed(self) -> None:
        deviations = described(Contract)["deviations"]
        self.add_table(
            BoundTable(
                self.context,
                "deviations",
                language.text(deviations.label),
                columns_of(Deviation, self.context),
                language.text(
                    N_("Nothing was agreed otherwise. A figure entered here prevails over the edition's own.")
                ),
            )
        )
        for key, title, empty in (
            ("add", N_("Closing days"), N_("No closing days were agreed. A day entered here is no Business Day.")),
            ("remove", N_("Worked holidays"), N_("No holidays are worked. A holiday entered here is a Business Day.")),
        ):
            columns = columns_of(OwnDay, self.context)
            self.add_table(
                BoundTable(self.context, f"holidays.{key}", language.text(title), columns, language.text(empty))
            )

    def _default_term(self) -> str:
        """Say what the Terms provide where no term is stated."""
        calculation = self.context.calculation
        if calculation is None:
            return language.text(N_("Empty: as the Terms say"))
        months = int(calculation.case.peek("initial_term_months", calculation.contract.effective_date))
        return language.text(
            say(N_("Empty: {months}, as the Terms say"), months=count(N_("{n} month"), N_("{n} months"), months))
        )
