"""Of whom "he" or "she" may be said, by given names that nearly always tell it."""

from __future__ import annotations

from assistant.domain.people import fold

_HERS = frozenset(
    """
    adele agnes alice alicia alina amanda amelia amy angela anita anja anke ann anna
    anne annette annick annika antonia astrid audrey barbara beatrice beatrix bella
    bettina birgit brigitte bridget carla carmen carol carolina caroline catherine
    cecilia celine chantal charlotte chiara chloe christina christine claire clara
    claudia corinne cornelia cristina daniela deborah diana diane doris dorothea
    edith eileen elena eleanor elisa elisabeth elise elizabeth ella ellen elsa
    emilia emily emma erika esther eva evelyn fatima fiona florence frances
    francesca franziska frieda gabriela gabriele gabriella gerda gisela giulia
    gloria greta hana hannah hanna heather heidi heike helen helena helene henriette
    hilda ida imogen ines ingrid irena irene iris irina isabel isabella isabelle
    ivana jane janet janice jana jennifer jessica joanna joanne johanna josephine
    judith julia juliane julie juliet justine karen karin karina karla kate
    katharina katherine kathleen kathrin katja katrin kirsten klara larissa laura
    lea leila lena leonie lidia liliana lily linda lisa lise louise lucia lucie lucy
    luisa lydia magdalena maja manuela margaret margarita margit margot maria
    marianne marie marina marlene marta martha martina mary mathilde maya melanie
    melissa mia michelle mireille miriam monica monika monique nadia nadine nancy
    natalia natalie nina nora norma odile olga olivia patricia paula pauline
    penelope petra phoebe pia rachel rebecca regina renata rita rosa rosalind
    rosemary ruth sabine sabrina samantha sandra sara sarah silvia simone sofia
    sonia sonja sophia sophie stefanie stella stephanie susan susanna susanne
    suzanne svetlana sylvia sylvie tamara tanja tatiana teresa theresa tina ulrike
    ursula valentina valerie vanessa vera veronica veronika victoria virginia wanda
    wendy wilma yvonne zoe
    """.split()  # noqa: SIM905
)
_HIS = frozenset(
    """
    aaron adam adrian albert alan alberto alejandro alexander alfred andreas andrew
    antoine anton antonio antony arnaud arthur axel ben benedikt benjamin bernard
    bernhard bernd bjorn boris brendan brian bruno carl carlos charles christian
    christoph christopher clemens colin damien daniel dario david denis dennis derek
    dieter dietmar dimitri dirk dominic dominik donald douglas duncan edgar edmund
    eduard edward emil enrico erik eric ernst etienne eugene fabian felix ferdinand
    fernando filip florian francesco francis franck frank frederic frederik fred
    friedrich fritz gareth geoffrey george georg gerald gerard gerhard gilbert
    giorgio giovanni giuseppe gordon graham greg gregor gregory guillaume gunther
    gustav guy hans harald harold harry heinrich heinz helmut henri henrik henry
    herbert hermann holger horst howard hubert hugo ian ivan jakob james jason
    javier jeffrey jens jeremy jerome joachim johan johannes john jonas jonathan
    jorge jose josef joseph juan jurgen julien justin kai karl keith kenneth kevin
    klaus konrad konstantin kurt lars laurent lawrence leonard leonardo leopold
    lothar louis luca lucas ludwig luis lukas lorenz magnus malcolm manfred manuel
    marc marcel marcin marco marcus mario markus martin mathias mathieu matteo
    matthew matthias maurice michael miguel mikhail moritz nathan neil nicholas
    nicolas niels nigel norbert olaf oliver olivier oscar oskar otto pablo paolo
    patrick paul pavel pedro peter philip philipp phillip pierre pietro piotr ralf
    ralph raphael raymond reinhard reinhold richard robert roberto roger roland rolf
    roman ronald rudolf rupert russell samuel sebastian sergei sergio simon
    stanislav stefan stephan stephen steven stuart sven theodor thibault thierry
    thomas tim timothy tobias tom tomas torsten trevor udo ulrich uwe vaclav victor
    viktor vincent vladimir volker walter werner wilhelm william wolfgang xavier
    yannick yves
    """.split()  # noqa: SIM905
)
_OTHERS = {"she": _HIS, "he": _HERS}


def may_be(pronoun: str, name: str | None) -> bool:
    """Whether "he" or "she" may be said of who has that name.

    Of a name that tells nothing, and of several, either may be said.
    """
    given = fold(name or "").split()
    if not given or given[0] in {"dr", "dr.", "prof", "prof.", "mr", "ms", "mrs"}:
        return True
    return given[0].rstrip(".") not in _OTHERS.get(fold(pronoun), frozenset())
