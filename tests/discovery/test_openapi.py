"""The description of the data: valid, complete, and true of every answer."""

import copy
import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks

from discovery import openapi

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
DESCRIBED = schemathesis.openapi.from_dict(openapi.document())
OPERATIONS = {result.ok().label: result.ok() for result in DESCRIBED.get_all_operations()}


def test_the_description_is_valid_openapi():
    validate(openapi.document())


def test_every_route_that_answers_with_data_is_described():
    assert {name for name, _ in openapi.data_routes()} == set(openapi.OPERATIONS)


def test_a_route_is_written_as_openapi_writes_it():
    found = dict(openapi.routes())

    assert found["concept-data:clause"] == "/concept/{slug}/{ref}.json"
    assert found["commentary-data:annotation"] == "/annotations/{key}.json"
    assert found["formats-data:document"] == "/concept/{slug}.{suffix}"


def test_vocabularies_are_the_models_own():
    relation = openapi.document()["components"]["schemas"]["Annotation"]["properties"]["relation"]

    assert relation["enum"] == ["quotes", "paraphrases", "discusses"]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        (
            "/annotations.json",
            ["commentary", "relation", "level", "change", "chapter", "sort", "page", "size"],
        ),
        ("/agreement.json", ["verdict", "chapter"]),
        ("/suggest.json", ["q"]),
    ],
)
def test_every_parameter_that_an_address_takes_is_named(path, taken):
    parameters = openapi.document()["paths"][path]["get"]["parameters"]

    assert [one["name"] for one in parameters] == taken


def test_the_orders_of_a_list_are_those_that_it_knows():
    parameters = openapi.document()["paths"]["/annotations.json"]["get"]["parameters"]
    (sort,) = [one for one in parameters if one["name"] == "sort"]

    assert sort["schema"]["enum"] == ["clause", "passage", "strength", "id"]


@pytest.mark.usefixtures("indexed_edition")
def test_the_page_to_read_names_every_address_and_each_example_is_there(client):
    page = client.get("/api/").content.decode()

    for path, methods in openapi.document()["paths"].items():
        assert f"GET {path}" in page
        example = path
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "path":
                example = example.replace(f"{{{parameter['name']}}}", parameter["example"])
        assert f'href="{example}"' in page
        assert client.get(example).status_code == 200, example


def test_the_document_is_served(edition, client):
    response = client.get("/openapi.json")

    assert json.loads(response.content) == json.loads(json.dumps(openapi.document()))
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/concept/2020/9.9.json", "/annotations/a9999.jsonld", "/nowhere.json"])
def test_an_error_is_a_problem(edition, client, path):
    response = client.get(path)

    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == response.status_code == 404


@pytest.mark.parametrize("label", OPERATIONS)
def test_what_exists_is_as_described(label, live):
    operation = OPERATIONS[label]
    named = {one.name: one.definition["example"] for one in operation.path_parameters}

    case = operation.Case(path_parameters=named, query={"q": "trade"} if "search" in label else {})
    response = case.call(base_url=live.url, allow_redirects=False)

    assert response.status_code == 200
    case.validate_response(response, checks=CHECKS)


def test_an_answer_that_is_not_as_described_is_noticed(live):
    missing = {**openapi.SCHEMAS["Annotation"], "required": ["id", "no such property"]}
    described = copy.deepcopy(openapi.document())
    described["components"]["schemas"]["Annotation"] = missing
    operation = schemathesis.openapi.from_dict(described)["/annotations/{key}.json"]["GET"]

    case = operation.Case(path_parameters={"key": "a1"})

    with pytest.raises(FailureGroup) as noticed:
        case.validate_response(case.call(base_url=live.url), checks=CHECKS)
    assert "no such property" in "".join(map(str, noticed.value.exceptions))


@pytest.mark.parametrize("label", OPERATIONS)
def test_every_answer_is_as_described_whatever_is_asked(label, live):
    @settings(max_examples=6, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(case=OPERATIONS[label].as_strategy())
    def ask(case):
        response = case.call(base_url=live.url, allow_redirects=False)
        case.validate_response(response, checks=CHECKS)

    ask()


@pytest.mark.parametrize(
    ("rate", "said"), [(250, "One address may ask 250 times a minute"), (0, "There is no limit to how often")]
)
def test_the_description_states_the_limit_that_is_kept(settings, rate, said):
    settings.API_RATE = rate

    assert said in openapi.about()
    assert "{" not in openapi.about()
