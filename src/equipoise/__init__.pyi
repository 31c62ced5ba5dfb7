from .api.leakage import Leakage as Leakage
from .api.leakage import leakage as leakage
from .api.opening import open as open
from .api.picture import Picture as Picture
from .api.result import Result as Result
from .api.result import Results as Results
from .api.run import run as run
from .api.scenario import Scenario as Scenario
from .api.scenario import scenario as scenario
from .api.scenario import scenarios as scenarios
from .errors import InputError as InputError
from .facts import Facts as Facts
from .facts import load as load

__version__: str
