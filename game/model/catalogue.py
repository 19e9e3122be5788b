"""The catalogue of acts: every way in which one actor may deal with another, as data.

An act has a plain verb, which scenario files use, and a weight on Goldstein's scale of conflict and cooperation, from
-10 (an attack) to +10. The weights are those of Goldstein (1992) as transferred to the codes of the CAMEO event scheme
and published by GDELT. Four of them are set differently here, and their `source` says so and why. The scale knows no
context: the same visit weighs the same in peace and in war. A scenario may override a weight, visibly.

The words are ours, kept as neutral as a wire service: `past` completes "The US ...", `about` explains the act to a
student. Neither says whether the act is good.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["plain", "mediation"]


class Act(NamedTuple):
    """One act of the catalogue.

    >>> CATALOGUE["criticise"].past.format(target="Israel")
    'publicly criticised Israel'
    """

    verb: str
    """Its name in scenario files, on screen and in saves."""
    code: str
    """Its code in the CAMEO event scheme."""
    weight10: int
    """Ten times its Goldstein weight, so that the rules can stay with whole numbers."""
    mutual: bool
    """True where both sides take part and it moves both alike, as in a meeting."""
    kind: Kind
    """A `mediation` has two targets and its own rule; every other act is `plain`."""
    past: str
    """What was done, for the sentence "The US ...", with `{target}` (and `{partner}` in a mediation)."""
    about: str
    """What the act is, in one sentence for a student."""
    source: str
    """Where the weight comes from, and why it was changed where it was."""

    @property
    def phrase(self) -> str:
        """What to do, as a menu says it: "consult {target}"."""
        return PHRASES.get(self.verb) or f"{self.verb.replace('-', ' ')} {{target}}"


def _act(
    verb: str, code: str, weight10: int, past: str, about: str,
    *, mutual: bool = False, kind: Kind = "plain", change: str = "",
) -> Act:  # fmt: skip
    source = f"Goldstein 1992 via CAMEO/GDELT, {code}" + (f"; {change}" if change else "")
    return Act(verb, code, weight10, mutual, kind, past, about, source)


# One act is two lines: what it is called, weighs and reads like; then what it is.
# fmt: off
ACTS: tuple[Act, ...] = (
    # 01 Statements
    _act("make-statement", "010", 0, "made a public statement about {target}",
         "Speaking in public without praise, blame or a promise."),
    _act("decline-comment", "011", -1, "declined to comment on {target}",
         "Leaving a question unanswered, which is itself noticed."),
    _act("voice-pessimism", "012", -4, "voiced doubts about progress with {target}",
         "Saying in public that things are likely to go badly."),
    _act("voice-optimism", "013", 4, "voiced hope for progress with {target}",
         "Saying in public that things may go well."),
    _act("deny-responsibility", "016", -20, "denied responsibility to {target}",
         "Rejecting an account by which one has done something, or let it happen."),
    _act("express-empathy", "018", 34, "expressed sympathy to {target}",
         "Telling the other side that one sees what it has suffered."),
    _act("express-accord", "019", 34, "expressed agreement with {target}",
         "Saying in public that one shares the other side's view."),
    # 02 Appeals
    _act("appeal", "020", 30, "appealed to {target}",
         "Asking for something in public, without pressure."),
    _act("appeal-for-cooperation", "022", 32, "asked {target} for political support",
         "Asking the other side to back one's policy."),
    _act("appeal-for-aid", "0233", 34, "asked {target} for humanitarian aid",
         "Asking for food, medicine or shelter for people in need."),
    _act("appeal-to-yield", "025", -3, "called on {target} to give way",
         "Asking the other side to give up something it holds to; a request with an edge."),
    _act("appeal-to-negotiate", "026", 40, "called on {target} to come to the table",
         "Asking the other side to meet and talk."),
    _act("appeal-to-settle", "027", 40, "called on {target} to settle the dispute",
         "Asking the other side to bring a dispute to an end by agreement."),
    _act("appeal-for-mediation", "028", 40, "asked {target} to take part in mediation",
         "Asking the other side to let a third party help, or to be that third party."),
    # 03 Intentions
    _act("intend-cooperation", "030", 40, "offered {target} cooperation",
         "Announcing that one is ready to work together; the work itself is still to come."),
    _act("pledge-economic-aid", "0331", 52, "promised {target} economic aid",
         "Promising money, trade or investment."),
    _act("pledge-military-aid", "0332", 52, "promised {target} military aid",
         "Promising weapons, training or equipment."),
    _act("pledge-humanitarian-aid", "0333", 52, "promised {target} humanitarian aid",
         "Promising food, medicine or shelter for people in need."),
    _act("pledge-protection", "0334", 60, "promised to help protect {target}",
         "Promising to stand guard over the other side's safety, or to send peacekeepers."),
    _act("intend-negotiation", "036", 40, "declared itself ready to talk with {target}",
         "Saying that one is willing to meet or negotiate."),
    _act("intend-settlement", "037", 50, "declared itself ready to settle with {target}",
         "Saying that one is willing to end a dispute by agreement."),
    _act("accept-mediation", "038", 70, "accepted mediation by {target}",
         "Agreeing that a third party may help to settle a dispute."),
    _act("offer-mediation", "039", 50, "offered mediation to {target}",
         "Offering to help two sides of a dispute to talk."),
    # 04 Consultation
    _act("consult", "040", 10, "consulted {target}",
         "Exchanging views through the ordinary channels.", mutual=True),
    _act("telephone", "041", 10, "spoke with {target} by telephone",
         "A call between leaders or ministers.", mutual=True),
    _act("visit", "042", 19, "visited {target}",
         "Travelling to the other side; going there is a gesture in itself.", mutual=True),
    _act("host-visit", "043", 28, "received {target} for a visit",
         "Welcoming the other side at home, with the honours that go with it.", mutual=True),
    _act("meet", "044", 25, "met {target} on neutral ground",
         "Meeting at a place that belongs to neither side.", mutual=True),
    _act("mediate", "045", 50, "mediated between {target} and {partner}",
         "Carrying messages and proposals between two sides; it counts for as much as the less trusting side allows.",
         kind="mediation"),
    _act("negotiate", "046", 70, "negotiated with {target}",
         "Bargaining over terms, with proposals on the table.", mutual=True),
    # 05 Diplomatic cooperation
    _act("cooperate-diplomatically", "050", 35, "worked together with {target} diplomatically",
         "Acting side by side, for example in an international body."),
    _act("praise", "051", 34, "publicly praised {target}",
         "Speaking well of the other side, or endorsing what it did."),
    _act("defend-verbally", "052", 35, "publicly defended {target}",
         "Taking the other side's part in public when others blame it."),
    _act("rally-support", "053", 38, "rallied support for {target}",
         "Asking others to stand with the other side."),
    _act("recognise", "054", 60, "granted {target} diplomatic recognition",
         "Accepting the other side as a state or as a lawful government."),
    _act("apologise", "055", 35, "apologised to {target}",
         "Saying that one did wrong and regrets it.",
         change="3.5 here, not the published 7.0: the scale it descends from gives an expression of regret only 1.8, "
                "so it takes the weight of its group (05)"),
    _act("forgive", "056", 70, "declared that it forgives {target}",
         "Letting a grievance go, in public."),
    _act("sign-agreement", "057", 80, "signed an agreement with {target}",
         "Putting names under a text that binds both sides.", mutual=True),
    # 06 Material cooperation
    _act("cooperate-economically", "061", 64, "carried on economic projects with {target}",
         "Trading, building or investing together."),
    _act("cooperate-militarily", "062", 74, "carried on military cooperation with {target}",
         "Exercising, planning or basing forces together."),
    _act("share-intelligence", "064", 70, "shared intelligence with {target}",
         "Passing on what one's services know; only the trusted get it."),
    # 07 Aid
    _act("provide-economic-aid", "071", 74, "provided {target} with economic aid",
         "Giving money, goods or loans."),
    _act("provide-military-aid", "072", 83, "provided {target} with military aid",
         "Giving weapons, equipment or training."),
    _act("provide-humanitarian-aid", "073", 74, "provided {target} with humanitarian aid",
         "Bringing food, medicine or shelter to people in need."),
    _act("provide-protection", "074", 85, "took part in protecting {target}",
         "Sending forces or peacekeepers for the other side's safety."),
    # 08 Giving way
    _act("ease-restrictions", "080", 50, "eased restrictions on {target}",
         "Lifting a measure that weighed on the other side, or granting a demand."),
    _act("release-persons", "084", 70, "released people it held to {target}",
         "Letting people go who were held: hostages, prisoners or detainees."),
    _act("ease-sanctions", "085", 70, "eased sanctions on {target}",
         "Lifting an embargo, a boycott or sanctions, wholly or in part."),
    _act("de-escalate", "087", 90, "scaled down military operations against {target}",
         "Pulling back, pausing or reducing the use of force."),
    _act("declare-truce", "0871", 90, "declared a truce with {target}",
         "Announcing that the fighting stops."),
    # 09 to 12 Inquiry, demands, disapproval, refusal
    _act("investigate", "090", -20, "opened an inquiry into the conduct of {target}",
         "Looking officially into what the other side did."),
    _act("demand", "100", -50, "made demands on {target}",
         "Insisting on something, as a matter of right and not of favour."),
    _act("disapprove", "110", -20, "expressed disapproval of {target}",
         "Showing displeasure, in a measured form."),
    _act("criticise", "111", -20, "publicly criticised {target}",
         "Finding fault with the other side in public."),
    _act("accuse", "112", -20, "accused {target} of wrongdoing",
         "Saying in public that the other side broke a rule or a law."),
    _act("rally-opposition", "113", -20, "rallied opposition to {target}",
         "Asking others to stand against the other side."),
    _act("complain-officially", "114", -20, "lodged an official complaint against {target}",
         "Protesting on the record, for example by a note or in the Security Council."),
    _act("bring-lawsuit", "115", -20, "brought a case against {target}",
         "Taking the other side to court."),
    _act("reject", "120", -40, "rejected a proposal by {target}",
         "Saying no to what the other side asks or offers."),
    _act("reject-negotiation", "125", -50, "refused to negotiate with {target}",
         "Saying no to a meeting or to talks."),
    _act("veto", "129", -50, "vetoed a measure that {target} sought",
         "Blocking a decision that could not be taken against one's vote."),
    # 13 Threats
    _act("threaten", "130", -44, "warned {target} of consequences",
         "Announcing harm without saying which."),
    _act("threaten-sanctions", "1312", -58, "threatened {target} with sanctions",
         "Announcing an embargo, a boycott or other economic measures."),
    _act("threaten-break", "1313", -58, "threatened to reduce or break relations with {target}",
         "Announcing that embassies may close or contacts end."),
    _act("threaten-force", "138", -70, "threatened {target} with force",
         "Announcing that one may use arms."),
    _act("give-ultimatum", "139", -70, "gave {target} an ultimatum",
         "Making a demand with a deadline and a consequence."),
    # 14 to 17 Protest, posture, breaking off
    _act("protest", "140", -65, "held demonstrations against {target}",
         "Bringing people into the street, or stopping work, against the other side."),
    _act("show-force", "150", -72, "made a show of force towards {target}",
         "Moving troops, ships or aircraft so that they are seen."),
    _act("reduce-relations", "160", -40, "reduced relations with {target}",
         "Cutting back contacts or their level, without ending them."),
    _act("break-relations", "161", -70, "broke off relations with {target}",
         "Ending diplomatic relations: ambassadors leave and embassies close.",
         change="-7.0 here, not the published -4.0: that number covers milder steps too, and the scale it "
                "descends from gives -7.0 where relations are broken off"),
    _act("stop-aid", "162", -56, "reduced or stopped aid to {target}",
         "Ending or cutting money, goods or arms that were given before."),
    _act("impose-sanctions", "163", -80, "imposed sanctions on {target}",
         "Forbidding trade, travel or payments: an embargo or a boycott."),
    _act("suspend-talks", "164", -65, "suspended talks with {target}",
         "Leaving the negotiating table, for a while or for good.",
         change="-6.5 here, not the published -7.0: in that table the values of 164 and 165 look exchanged, and two "
                "other published tables agree on -6.5"),
    _act("suspend-mediation", "165", -70, "suspended its mediation for {target}",
         "Ceasing to carry messages between the sides of a dispute.",
         change="-7.0 here, not the published -6.5: in that table the values of 164 and 165 look exchanged, and two "
                "other published tables agree on -7.0"),
    _act("withdraw", "166", -70, "withdrew its people from {target}",
         "Calling home, or sending away, peacekeepers, observers or aid workers."),
    _act("expel-envoys", "174", -50, "expelled envoys of {target}",
         "Sending the other side's diplomats home."),
    # 19 Force
    _act("strike", "195", -100, "carried out a strike that hit {target}",
         "Using weapons from the air."),
    _act("violate-ceasefire", "196", -95, "broke the ceasefire with {target}",
         "Using force while a truce is in effect."),
)
# fmt: on

CATALOGUE: dict[str, Act] = {act.verb: act for act in ACTS}
"""Every act by its verb."""

PHRASES = {
    "accept-mediation": "accept mediation by {target}",
    "appeal": "appeal to {target}",
    "appeal-for-aid": "appeal to {target} for aid",
    "appeal-for-cooperation": "appeal to {target} for cooperation",
    "appeal-for-mediation": "appeal to {target} for mediation",
    "appeal-to-negotiate": "appeal to {target} to negotiate",
    "appeal-to-settle": "appeal to {target} to settle",
    "appeal-to-yield": "appeal to {target} to yield",
    "apologise": "apologise to {target}",
    "break-relations": "break off relations with {target}",
    "bring-lawsuit": "bring a lawsuit against {target}",
    "complain-officially": "complain officially to {target}",
    "cooperate-diplomatically": "cooperate with {target} diplomatically",
    "cooperate-economically": "cooperate with {target} economically",
    "cooperate-militarily": "cooperate with {target} militarily",
    "declare-truce": "declare a truce with {target}",
    "decline-comment": "decline to comment on {target}",
    "de-escalate": "de-escalate towards {target}",
    "defend-verbally": "defend {target} in public",
    "demand": "make demands of {target}",
    "deny-responsibility": "deny responsibility towards {target}",
    "ease-restrictions": "ease restrictions on {target}",
    "ease-sanctions": "ease sanctions on {target}",
    "expel-envoys": "expel envoys of {target}",
    "express-accord": "express accord with {target}",
    "express-empathy": "express empathy with {target}",
    "give-ultimatum": "give {target} an ultimatum",
    "host-visit": "host a visit by {target}",
    "impose-sanctions": "impose sanctions on {target}",
    "intend-cooperation": "announce cooperation with {target}",
    "intend-negotiation": "announce talks with {target}",
    "intend-settlement": "announce a settlement with {target}",
    "make-statement": "make a statement about {target}",
    "mediate": "mediate between {target} and {partner}",
    "meet": "meet {target} elsewhere",
    "negotiate": "negotiate with {target}",
    "offer-mediation": "offer {target} mediation",
    "pledge-economic-aid": "pledge {target} economic aid",
    "pledge-humanitarian-aid": "pledge {target} humanitarian aid",
    "pledge-military-aid": "pledge {target} military aid",
    "pledge-protection": "pledge {target} protection",
    "protest": "protest against {target}",
    "provide-economic-aid": "give {target} economic aid",
    "provide-humanitarian-aid": "give {target} humanitarian aid",
    "provide-military-aid": "give {target} military aid",
    "provide-protection": "protect {target}",
    "rally-opposition": "rally opposition to {target}",
    "rally-support": "rally support for {target}",
    "reduce-relations": "reduce relations with {target}",
    "reject": "reject a proposal of {target}",
    "reject-negotiation": "refuse talks with {target}",
    "release-persons": "release people to {target}",
    "share-intelligence": "share intelligence with {target}",
    "show-force": "show force towards {target}",
    "sign-agreement": "sign an agreement with {target}",
    "stop-aid": "stop aid to {target}",
    "strike": "carry out a strike on {target}",
    "suspend-mediation": "suspend mediation with {target}",
    "suspend-talks": "suspend talks with {target}",
    "threaten-break": "threaten {target} with a break",
    "threaten-force": "threaten {target} with force",
    "threaten-sanctions": "threaten {target} with sanctions",
    "veto": "veto what {target} proposes",
    "violate-ceasefire": "violate the ceasefire with {target}",
    "voice-optimism": "voice optimism about {target}",
    "voice-pessimism": "voice doubts about {target}",
    "withdraw": "withdraw from {target}",
}
"""How a menu says an act where its verb alone would not read well."""
