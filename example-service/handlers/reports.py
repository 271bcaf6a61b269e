"""Reports for the people in the warehouse: GET /reports lists them, GET /reports/daily/2026-03-02 is one."""

from datetime import date

PARCELS = {"2026-03-02": 2, "2026-03-04": 1}


def handler(event, context):
    if event["pathParameters"] is None:
        return {"reports": ["daily"]}
    kind, _, day = event["pathParameters"]["proxy"].partition("/")
    if kind != "daily":
        return {"httpStatus": 404, "body": {"message": f"There is no {kind} report"}}
    try:
        day = date.fromisoformat(day).isoformat()
    except ValueError:
        return {"httpStatus": 400, "body": {"message": "A day is written 2026-03-02"}}
    return {"day": day, "parcels": PARCELS.get(day, 0)}
