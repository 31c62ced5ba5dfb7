from .arrivals_figure import arrivals_figure as arrivals_figure
from .bars import dumbbell as dumbbell
from .bars import share_bar as share_bar
from .brief import brief as brief
from .engagement_page import defence_brief as defence_brief
from .floor_figure import floor_figure as floor_figure
from .references import References as References
from .verdicts import verdicts as verdicts
