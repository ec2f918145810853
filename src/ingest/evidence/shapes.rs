//! What each format shows of itself: keys of JSON and columns of tables that stand together in one format only.

use crate::model::Format;

/// A format by its name in settings, what it must have, and what is said of it.
pub(super) type Rule = (&'static str, Format, &'static [&'static str], &'static str);

/// Keys of JSON that stand together in one format only.
pub(super) const KEYS: [Rule; 20] = [
    (
        "pingdom",
        Format::Pingdom,
        &["summary", "states", "timefrom", "timeto"],
        "it has `summary.states` with `timefrom` and `timeto`",
    ),
    (
        "pingdom",
        Format::Pingdom,
        &["report", "states", "from", "to"],
        "it has `report.states` with `from` and `to`",
    ),
    (
        "pingdom",
        Format::Pingdom,
        &["summary", "starttime", "downtime", "unmonitored"],
        "it has a `summary` with `starttime`, `downtime` and `unmonitored`",
    ),
    (
        "pingdom",
        Format::Pingdom,
        &["results", "probeid", "time", "status"],
        "it has `results` with `probeid`",
    ),
    (
        "statuscake",
        Format::StatusCake,
        &["data", "created_at", "ended_at", "duration"],
        "it has `data` with `created_at` and `ended_at`",
    ),
    (
        "uptimerobot-api",
        Format::UptimeRobotApi,
        &["monitors", "logs", "datetime"],
        "it has `monitors` with `logs`",
    ),
    (
        "uptimerobot-api",
        Format::UptimeRobotApi,
        &["startedAt", "resolvedAt"],
        "its records have `startedAt` and `resolvedAt`",
    ),
    (
        "uptimerobot-api",
        Format::UptimeRobotApi,
        &["interval", "time", "duration", "days"],
        "its records are windows with `interval`, `time` and `days`",
    ),
    (
        "better-stack",
        Format::BetterStack,
        &["attributes", "started_at", "resolved_at"],
        "its `attributes` have `started_at` and `resolved_at`",
    ),
    (
        "better-stack",
        Format::BetterStack,
        &["attributes", "total_downtime", "number_of_incidents"],
        "its `attributes` have `total_downtime`",
    ),
    (
        "statuspage",
        Format::Statuspage,
        &["incidents", "incident_updates", "impact"],
        "it has `incidents` with `incident_updates`",
    ),
    (
        "statuspage",
        Format::Statuspage,
        &["scheduled_maintenances", "scheduled_for"],
        "it has `scheduled_maintenances`",
    ),
    (
        "gcp-status",
        Format::GcpStatus,
        &["external_desc", "begin", "status_impact"],
        "its records have `external_desc` and `status_impact`",
    ),
    ("upptime", Format::Upptime, &["dailyMinutesDown"], "it has `dailyMinutesDown`"),
    (
        "zabbix-sli",
        Format::ZabbixSli,
        &["periods", "serviceids", "sli"],
        "it has `periods`, `serviceids` and `sli`",
    ),
    (
        "zabbix-events",
        Format::ZabbixEvents,
        &["eventid", "clock", "value"],
        "its lines have `eventid`, `clock` and `value`",
    ),
    ("prometheus", Format::Prometheus, &["resultType", "result"], "it has `data.resultType`"),
    (
        "datadog-slo",
        Format::DatadogSlo,
        &["numerator", "denominator", "values"],
        "it has a `numerator` and a `denominator`",
    ),
    ("datadog-slo", Format::DatadogSlo, &["to_ts", "history"], "it has `to_ts` and a `history`"),
    (
        "datadog-corrections",
        Format::DatadogCorrections,
        &["attributes", "category", "start"],
        "its `attributes` have `category` and `start`",
    ),
];

/// Lists of JSON that one key tells.
pub(super) const LISTS: [Rule; 2] = [
    ("cloudwatch", Format::CloudWatch, &["Datapoints", "Timestamp"], "it has `Datapoints`"),
    ("cloudwatch", Format::CloudWatch, &["MetricDataResults"], "it has `MetricDataResults`"),
];

/// Columns of a header that stand together in one format only.
pub(super) const COLUMNS: [Rule; 9] = [
    (
        "uptime-kuma",
        Format::Samples,
        &["monitor_id", "status", "time"],
        "its columns are `monitor_id`, `status` and `time`",
    ),
    (
        "uptimerobot",
        Format::UptimeRobot,
        &["event", "monitor", "date-time"],
        "its columns are `Event`, `Monitor` and `Date-Time`",
    ),
    (
        "nagios-avail",
        Format::NagiosAvail,
        &["host_name", "total_time_undetermined"],
        "its columns are `HOST_NAME` and `TOTAL_TIME_…`",
    ),
    (
        "icinga",
        Format::Icinga,
        &["event_time", "hard_state"],
        "its columns are `event_time` and `hard_state`",
    ),
    (
        "icinga",
        Format::Icinga,
        &["downtime_start", "downtime_end"],
        "its columns are `downtime_start` and `downtime_end`",
    ),
    (
        "pagerduty",
        Format::PagerDuty,
        &["service", "opened on", "resolved on"],
        "its columns are `Service`, `Opened On` and `Resolved On`",
    ),
    (
        "pagerduty",
        Format::PagerDuty,
        &["service_name", "created_on", "seconds_to_resolve"],
        "its columns are `service_name`, `created_on` and `seconds_to_resolve`",
    ),
    (
        "grafana",
        Format::Grafana,
        &["series", "time", "value"],
        "its columns are `Series`, `Time` and `Value`",
    ),
    ("grafana", Format::Grafana, &["time", "name", "value"], "its columns are `time`, `name` and `value`"),
];
