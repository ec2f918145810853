# 文書で使う日本語の文言。同じ名前の項目が同じ内容を表す。波括弧の値は文中のどこに置いてもよい。
# 金額・日付・時間は、最初の節で定めた書き方で渡される。

language-name = 日本語
# 日本語を母語とする校閲者の名前。空欄は未校閲。
reviewed-by = { "" }

-nbsp = { "\u00A0" }

## 数

decimal-mark = .
group-mark = ,
# 整数部がこの桁数に満たないときは区切りを入れない。
group-from = 4
percent = { $n }%
money = { $currency }{ -nbsp }{ $amount }
hours = { $n }時間
minutes = { $n }分
seconds = { $n }秒
elapsed-joint = { "" }
twice = 2倍
times = { $n }倍

## 列挙、おおよその値

list-more = { $a }、{ $b }
list-apart = { $a }；{ $b }
name-and-place = { $name }（{ $place }）
list-last = { $a }および{ $b }
plural-form = 1
# 時刻にも時間の長さにも付く。
about = { $value }前後
at-least-time = { $time }以上
none = なし
not-over = 継続中

## 日付と時刻

date = { $year }年{ $month }{ $day }日
day-and-month = { $year }年{ $month }{ $day }日
day-alone = { $year }年{ $month }{ $day }日
short-day = { $month }{ $day }日
month-and-year = { $year }年{ $month }
in-month = { $month }
# 助詞なし。あとに「、」や括弧が続く。
on-days = { $days }
between-days = { $first }から{ $last }までの間
since = { $when }以降
span = { $from }～{ $to }
span-of-days = { $from }～{ $to }
date-and-time = { $date }{ -nbsp }{ $time }
time-on-date = { $date }{ -nbsp }{ $time }
day-and-clock = { $day }{ -nbsp }{ $time }
clock-in-zone = { $clock }（{ $zone }）
# $keyは時間帯データベースの都市名（空白の代わりに下線）。
zone-name = { $key ->
    [Tokyo] 日本時間
    [Seoul] 韓国時間
    [Shanghai] 中国時間
    [Hong_Kong] 香港時間
    [Taipei] 台湾時間
    [Singapore] シンガポール時間
    [Bangkok] バンコク時間
    [Ho_Chi_Minh] ホーチミン時間
    [Kuala_Lumpur] クアラルンプール時間
    [Jakarta] ジャカルタ時間
    [Manila] マニラ時間
    [Kolkata] インド時間
    [Calcutta] インド時間
    [Dubai] ドバイ時間
    [London] ロンドン時間
    [Dublin] ダブリン時間
    [Lisbon] リスボン時間
    [Paris] パリ時間
    [Berlin] ベルリン時間
    [Madrid] マドリード時間
    [Rome] ローマ時間
    [Vienna] ウィーン時間
    [Zurich] チューリッヒ時間
    [Amsterdam] アムステルダム時間
    [Brussels] ブリュッセル時間
    [Luxembourg] ルクセンブルク時間
    [Copenhagen] コペンハーゲン時間
    [Stockholm] ストックホルム時間
    [Oslo] オスロ時間
    [Helsinki] ヘルシンキ時間
    [Warsaw] ワルシャワ時間
    [Prague] プラハ時間
    [Budapest] ブダペスト時間
    [Belgrade] ベオグラード時間
    [Bucharest] ブカレスト時間
    [Kyiv] キーウ時間
    [Kiev] キーウ時間
    [Athens] アテネ時間
    [Istanbul] イスタンブール時間
    [Moscow] モスクワ時間
    [Jerusalem] エルサレム時間
    [Cairo] カイロ時間
    [Johannesburg] ヨハネスブルグ時間
    [New_York] ニューヨーク時間
    [Detroit] デトロイト時間
    [Chicago] シカゴ時間
    [Denver] デンバー時間
    [Phoenix] フェニックス時間
    [Los_Angeles] ロサンゼルス時間
    [Anchorage] アンカレッジ時間
    [Toronto] トロント時間
    [Vancouver] バンクーバー時間
    [Honolulu] ハワイ時間
    [Mexico_City] メキシコシティ時間
    [Sao_Paulo] サンパウロ時間
    [Buenos_Aires] ブエノスアイレス時間
    [Bogota] ボゴタ時間
    [Lima] リマ時間
    [Santiago] サンティアゴ時間
    [Sydney] シドニー時間
    [Melbourne] メルボルン時間
    [Brisbane] ブリスベン時間
    [Perth] パース時間
    [Auckland] オークランド時間
   *[other] { $city }時間
}
clocks-went-forward = この間の{ $time }に時計が{ $by }進められました
clocks-went-back = この間の{ $time }に時計が{ $by }戻されました
in-zone = { $days }（{ $zone }）

month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
month-short-1 = 1月
month-short-2 = 2月
month-short-3 = 3月
month-short-4 = 4月
month-short-5 = 5月
month-short-6 = 6月
month-short-7 = 7月
month-short-8 = 8月
month-short-9 = 9月
month-short-10 = 10月
month-short-11 = 11月
month-short-12 = 12月

## 数を表す語：算用数字で書く

## 書状・報告書・公開報告

dear = { $name }{ " " }様
by-e-mail-only = 電子メールのみで承ります
on-their-next-invoice = 次回の同社宛てのご請求書
on-next-invoice = 次回のご請求書
letter-about = { $name } 様への書状（{ $month }）
report-title = サービスレベル報告書（{ $month }）
report-about = { $name } 様：お約束と実績（{ $month }）
account-about = 発生した事象と弊社の対応：{ $id }
goodwill = お詫びのしるし
workings-title = { $service }（明細 { $line }、{ $sla }）
named-version = { $name }（{ $version }）

# 件名：何が、どのサービスで、いつ。
subject-amends = お詫びと今後の対応について（{ $month }）
subject-yours = { $services }の{ $what }に関するお詫びとご報告（{ $when }）
subject-of-customer = { $customer } 様ご利用の{ $services }の{ $what }に関するお詫びとご報告（{ $when }）
subject-follow-up = お約束した対応の進捗に関するご報告
subject-follow-up-of-customer = { $customer } 様に関してお約束した対応の進捗のご報告
what-interruption = 停止
what-interruptions = 停止
what-many-interruptions = { $number }回の停止
what-disruption = 障害
what-disruptions = 障害
what-many-disruptions = { $number }回の障害

between-lengths = { $least }から{ $most }
no-time-that-counts = 0分
no-data-lost = お客様のデータは失われておりません。
no-data-lost-customer = 貴社のお客様のデータは失われておりません。
no-data-lost-at-all = データの消失はありません。
data-loss-unknown = データが失われたかどうかは、現時点ではまだ判明しておりません。

gift-days = { $n ->
   *[other] ご利用料金{ $number }日分
}
gift-part-days = ご利用料金{ $days }日分
gift-all = { $month }分のご利用料金の全額
gift-share = { $month }分のご利用料金の{ $share }

source-incidents = 障害記録
source-monitoring = 監視
source-silence = 監視の途絶

# 対象となる期間。あとに「の実績は」が続く。
time-from = { $days }
days-from = { $days }
one-day-of = { $day }

# クレジットの計算のもととなる料金。
fee-billed = ご請求額{ $amount }
fee-one = 料金{ $amount }
fee-equal = 料金{ $amount }（{ $each } × { $n }）
fee-parts = 料金{ $amount }（{ $parts }）
fee-part = { $of }日のうち{ $days }日分は{ $fee }

# 金額の根拠。あとに「に当たる」などが続く名詞句。
how-share = { $period }分の{ $fee }の{ $share }
how-linear = 影響を受けた時間{ $beyond }に相当する料金（{ $period }分の料金：{ $amount }）
how-linear-times = 影響を受けた時間{ $beyond }に相当する料金（{ $period }分の料金：{ $amount }）の{ $times }
how-steps = { $fee }の{ $each }を{ $steps }{ $beyond }{ $after }積算した額
how-beyond = （許容時間を超えた分）
how-after = （最初の{ $free }を除く）
how-capped = { $how }（上限：{ $cap }）
share-of-fee = 料金の{ $share }
steps-none = 満{ $unit }ごとに0回分
steps-full = { $n ->
   *[other] 満{ $unit }ごとに{ $n }回分
}
steps-begun = { $n ->
   *[other] { $unit }（端数切り上げ）ごとに{ $n }回分
}
unit-minute = 1分
unit-half-hour = 30分
unit-hour = 1時間
unit-day = 1日
unit-stretch = { $length }
tier-gives = { $tier }：{ $share }
tier-cut = { $tier }（上限まで減額）
credited-before = { $amount }（うち{ $before }は付与済み）

# 時間を算入しない理由。
with-clause = { $what }（契約条項 { $clause }）
excluded-maintenance = 事前にお知らせしたメンテナンス
excluded-emergency-maintenance = 緊急メンテナンス
excluded-customer = 原因がお客様側にあったため
excluded-third-party = 原因が第三者にあったため
excluded-force-majeure = 不可抗力
excluded-outside-service-time = 契約上のサービス提供時間外
excluded-too-short = この程度の短い停止は、契約上算入されません
excluded-part-of-unit = 契約上、満1分または満1時間に満たない端数は算入されません
excluded-unreported = 契約上、ご連絡をいただいた時点から算入されます
excluded-grace = 契約上、復旧のための猶予時間を超えた分だけが算入されます
excluded-degraded = 契約上、一部のみ動作していた時間は算入されません
time-maintenance = 事前にお知らせしたメンテナンス { $time }
time-emergency-maintenance = 緊急メンテナンス { $time }
time-customer = 原因がお客様側にあった{ $time }
time-third-party = 原因が第三者にあった{ $time }
time-force-majeure = 不可抗力による{ $time }
time-outside-service-time = 契約上のサービス提供時間外の{ $time }
time-too-short = 短いため算入されない停止 { $time }
time-part-of-unit = 1分または1時間に満たない端数 { $time }
time-unreported = ご連絡をいただく前の{ $time }
time-grace = 復旧のための猶予時間内の{ $time }
time-degraded = 一部のみ動作していた{ $time }

## サービスレベル報告書

verdict-met = 達成
verdict-missed = 未達成
verdict-not-over = 期間中
verdict-undecided = 未確定
verdict-no-promise = お約束なし
margin-to-spare = { $time }の余裕
margin-too-much = { $time }超過
nobody-watches = このサービスを対象とする監視はありません

## 測定の方法：証拠に関する規則

rule-union = 障害記録または監視のいずれかに記録があれば停止とみなし、両方にある場合は一度だけ数えます。
rule-monitoring = 何がどれだけ停止したかは、監視の記録によって決まります。
rule-incidents = 何がどれだけ停止したかは、弊社担当者の障害記録によって決まります。
rule-intersection = 障害記録と監視の両方に記録がある時間だけを停止とみなします。
rule-ranked = ある時間については、次の順で最初に記録のあるものによって決まります：{ $list }。
ranked-then = { $a }、次に{ $b }
rule-of-service = { $service }には別の規則を適用します。{ $rule }
rule-of-source = 監視「{ $source }」には別の規則を適用します。{ $rule }
rule-unknown-up = 記録のない時間は稼働とみなします。そのような時間がある場合は、両方の値を示します。
rule-unknown-down = 記録のない時間は停止とみなします。そのような時間がある場合は、両方の値を示します。
rule-gap = 監視が{ $time }を超えて途絶えた場合、その時間は記録のない時間とします。
rule-quorum = { $number }か所以上の監視地点の結果が一致した場合に停止とみなします。
rule-edges = 定期的な確認で見つかった停止は、{ $onset }に始まり、{ $recovery }に終わるものとします。
rule-confirm = 定期的な確認が{ $number }回続けて失敗した場合に停止とみなし、その最初の失敗から数えます。
rule-confirm-within = 定期的な確認が{ $number }回続けて、または{ $within }以内に{ $number }回失敗した場合に停止とみなします。その間に成功した確認は停止に数えません。
rule-checks = 確認は{ $steps }に行います。
every = { $time }ごと
onset-inside = 最初に失敗した確認の時点
onset-outside = 停止の直前に成功した確認の時点
recovery-inside = 最後に失敗した確認の時点
recovery-outside = その後最初に成功した確認の時点
edge-midpoint = 境目の前後2回の確認の中間の時点

## 図

strip-available = 稼働
strip-down = 停止
strip-partial = 一部のみ動作
strip-silent = 記録なし（停止として算入）
strip-not-counted = 算入外
strip-all-well = { $month }の日別状況：すべて終日稼働していました。
strip-alt = { $month }の日別状況：{ $told }。それ以外はすべて稼働していました。
strip-was-down = { $service }は{ $when }、{ $time }にわたり停止
strip-was-partial = { $service }は{ $when }、{ $time }にわたり一部のみ動作
strip-excluded = { $told }（算入外）
# 1は月曜日。
weekday-short-1 = 月
weekday-short-2 = 火
weekday-short-3 = 水
weekday-short-4 = 木
weekday-short-5 = 金
weekday-short-6 = 土
weekday-short-7 = 日
calendar-some = 15分未満
calendar-quarter = 15分以上
calendar-hour = 1時間以上
calendar-hours = 4時間以上
calendar-day = { $day }{ -nbsp }{ $time }
calendar-alt = { $month }のカレンダー。停止のあった時間：{ $days }。
durations-one = { $name }{ -nbsp }{ $time }
durations-alt = 各障害の継続時間：{ $incidents }。
chart-milestones = 主な節目
chart-messages = { $n ->
   *[other] お知らせ
}
chart-windows-count = { $n ->
   *[other] { $n }件の時間帯
}
chart-messages-count = { $n ->
   *[other] お知らせ{ $n }件
}
chart-impact = 影響のあった{ $windows }（{ $start }～{ $end } UTC）
chart-mark-at = { $mark } { $time }
chart-alt = 「{ $title }」の経過（言葉による説明）：{ $parts }。

## 公開報告

status-open = 対応中
status-monitoring = 経過観察中
status-resolved = 解決済み
time-not-over = 継続中の時間
window-down = 停止
window-partial = 速度低下または一部エラー
window-partial-share = 速度低下または一部エラー（{ $share }）
told-interruption-began = 停止が始まりました。
told-disruption-began = 障害が始まりました。
told-noticed = 弊社が異常を検知いたしました。
told-restored = すべて復旧いたしました。
told-wrote = お知らせ：{ $text }
told-message = お知らせを掲載しました。
mark-noticed = 検知
mark-restored = 復旧

## 計算の過程

step-credit = クレジット
step-reading = 解釈の候補
step-interpretation = 解釈
step-right = 権利
step-base = 計算の基礎
step-fee = 料金
step-share = 基礎に対する割合
step-owed = 付与内容
step-part = 内訳
step-cap = 上限
step-claim = 申請
step-minimum = 最低額
step-residue = 端数
step-uptime = 稼働率
step-time-measured = 測定対象時間
step-affected = 影響時間
step-uptime-all = 除外なしの稼働率
step-unknown = 観測なし
step-doubt = 不確定
step-counted = 算入
step-not-counted = 算入外
step-goodwill = お詫びのしるし
step-fees-of-month = 当月の料金
step-line = 明細
step-several = 複数のクレジット

undecided = 未確定
not-yet = 未定
not-given = 指定なし
nothing = なし
the-period = 期間全体
each-outage = 停止ごと
each-day = 影響時間のある日ごと
each-hour = 影響時間のある毎正時からの1時間ごと
days-of-service = { $n ->
   *[other] サービス利用{ $n }日分
}
time-of-service = サービス利用{ $time }分
added-to-the-term = { $time }（契約期間の末尾に追加）
at-least = { $value }以上
more-than = { $value }超
rounded-half-up = 四捨五入
rounded-half-even = 端数が半分のときは偶数側に丸め
rounded-down = 切り捨て
rounded-up = 切り上げ
no-rounding = 端数処理なし

the-condition = 条件「{ $condition }」
the-commitment = お約束した{ $commitment }
commitment-kept = { $promise }は達成
condition-not-met = { $promise }は不成立
commitment-missed-nothing = { $promise }は未達成。規定により、クレジットは生じません
condition-met-nothing = { $promise }は成立。規定により、クレジットは生じません
commitment-missed-term = { $promise }は未達成。契約期間の末尾に追加
condition-met-term = { $promise }は成立。契約期間の末尾に追加
commitment-missed-no-money = { $promise }は未達成。金銭でのクレジットはありません
condition-met-no-money = { $promise }は成立。金銭でのクレジットはありません
where-it-stands = 期間はまだ終わっていません。現時点の状況です
text-does-not-decide = 契約の文言からは決まりません：{ $why }
carried-over = 正確には{ $exact }（繰越分を含む）。{ $until }になるまで繰り越し
below-minimum = 正確には{ $exact }。{ $minimum }の場合にのみ付与
exactly = 正確には{ $exact }、{ $rounding }
exactly-claimed = 正確には{ $exact }、{ $rounding }。{ $day }に期限内の申請あり
exactly-to-claim = 正確には{ $exact }、{ $rounding }。{ $day }までに申請が必要
claim-waived = 不要
claim-waived-why = 弊社の判断により、申請を待たずに付与
exactly-not-claimed = 正確には{ $exact }、{ $rounding }。申請期限は{ $day }でした

how-it-is-read = 文言が定めていない点の、ここでの読み方
bad-periods = { $among }期間のうち{ $bad }期間で{ $condition }
billed-net = ご請求額（税抜）
fees-net = 適用される料金（税抜）
billed = ご請求 { $fee }
monthly-fee = 月額料金 { $fee }、適用：{ $days }
quarterly-fee = 四半期料金 { $fee } ÷ 3、適用：{ $days }
annual-fee = 年額料金 { $fee } ÷ 12、適用：{ $days }
all-days = 全日
some-days = { $of }日のうち{ $days }日
rule-that-applies = 適用される規定：{ $tier }
part-by-rule = { $part }：{ $tier }
nobody-said-otherwise = { $about }（別段の申し出なし）
share-of-base = 基礎の{ $share }
cap-reached = { $of }。上限に達したため、クレジットはこの額まで減額
cap-not-reached = { $of }。上限には達していません
other-currency = 別の通貨で定められているため適用外
of-the-smallest-unit = 最小単位の{ $n }
left-over = 端数処理（{ $rounding }）の差分。この明細につき一度
uptime-stated = 申告のとおり
uptime-mean = 1 − { $bucket }ごとのエラー率の平均
uptime-total = 1 − エラー数 ÷ リクエスト数
uptime-time = 1 − 影響時間 ÷ 測定対象時間
below-promised = { $how }。お約束した{ $commitment }を下回る
not-below-promised = { $how }。お約束した{ $commitment }を下回らない
period-in-zone = { $days }（{ $zone }）
period-to-date = { $days }（{ $zone }）、現時点まで
period-over = { $period }、{ $over }に対して測定
period-under-contract = { $period }、契約のあった時間
sum-of-what-counts = 算入分の合計
if-nothing-excluded = 何も除外しない場合
no-monitor-spoke = このサービスの監視からの記録がない時間
samples-allow-both = 測定値からはどちらもあり得ます。amends.toml の証拠規則によって決まります
time-weighted = { $when }、重み{ $share }
time-because = { $when }、{ $why }
part-of-a-unit = 1単位に満たない端数
not-reported-yet = ご連絡前
before-grace-was-over = 猶予時間内
too-short = 短いため算入外
degraded-not-counted = 一部のみ動作（この契約では算入外）
planned-maintenance = 計画メンテナンス
emergency-maintenance = 緊急メンテナンス
caused-by-customer = お客様側の原因
caused-by-third-party = 第三者の原因
force-majeure = 不可抗力
outside-service-time = サービス提供時間外

in-proportion = 比例計算（{ $of }）
in-proportion-times = 比例計算（{ $of }）× { $factor }
of-affected-time = 影響時間
of-excess = 許容時間を超えた影響時間
of-shortfall = お約束を下回った稼働率
each-step = { $per } × { $count }（{ $of }の{ $unit }ごと）
each-step-after = { $per } × { $count }（最初の{ $free }を除く{ $of }の{ $unit }ごと）
each-full-step = { $per } × { $count }（{ $of }の満{ $unit }ごと）
each-full-step-after = { $per } × { $count }（最初の{ $free }を除く{ $of }の満{ $unit }ごと）
each-begun-step = { $per } × { $count }（{ $of }の{ $unit }ごと、端数切り上げ）
each-begun-step-after = { $per } × { $count }（最初の{ $free }を除く{ $of }の{ $unit }ごと、端数切り上げ）
parts-that-give = { $per }：{ $n }件のうち{ $paying }件が対象

# 文言が定めていないことと、その読み方。
promise-missed-condition-not = お約束した{ $promised }は未達成であるのに、「{ $condition }」は成り立ちません
promise-kept-condition-holds = お約束した{ $promised }は達成であるのに、「{ $condition }」が成り立ちます
promise-kept-row-pays = お約束した{ $promised }は達成であるのに、「{ $row }」の行にはクレジットが定められています
part-of-a-step-unstated = { $unit }ごとに{ $per }とありますが、端数の扱いが定められていません
tables-do-not-agree = 契約の表が互いに一致しません
no-row-applies = { $at }に当てはまる行が表にありません
several-rows-apply = 表の{ $n }行が同時に当てはまります
the-table = 表
reading-gives = { $reading }：{ $pay }
reading-broken = 未達成とみなす
reading-kept = 達成とみなす
reading-full-steps = 満ちた分だけを数える
reading-begun-steps = 端数を切り上げて数える
reading-proportion = 比例計算
reading-as-in = { $row }の行に従う
reading-no-row = 該当行なし、クレジットなし
in-doubt-for-the-customer = { $why }。疑わしいときはお客様に有利に：{ $reading }
in-doubt-for-the-provider = { $why }。疑わしいときは提供者に有利に：{ $reading }

gift-fixed = 定額
gift-of-days = ご利用料金{ $days }日分：当月の料金 × { $days } ÷ { $of }日
gift-of-fees = 当月の料金の{ $share }
gift-decided = { $gift }。決定者：{ $by }。{ $reason }

base-formula = 料金以外：{ $formula }
no-fee-given = 料金の指定なし
fee-as-given = 期間の料金（指定のとおり）
bill-added-up = 請求明細の合計

## 契約の計算式で使う名前

formula-uptime = 稼働率
formula-downtime = 停止時間
formula-longest = 最長停止
formula-outages = 停止回数
formula-period = 期間
formula-service-time = サービス提供時間
formula-allowed = 許容時間
formula-excess = 超過
formula-shortfall = 不足
formula-fee = 料金
formula-and = かつ
formula-or = または
formula-day = 日
formula-days = 日
formula-hour = 時間
formula-hours = 時間
formula-minute = 分
formula-minutes = 分

## 地域

region-af = アフリカ
region-ap = アジア太平洋
region-apac = アジア太平洋
region-as = アジア
region-asia = アジア
region-au = オーストラリア
region-ca = カナダ
region-ch = スイス
region-cn = 中国
region-de = ドイツ
region-emea = 欧州・中東・アフリカ
region-eu = 欧州
region-fr = フランス
region-in = インド
region-jp = 日本
region-latam = 中南米
region-me = 中東
region-na = 北米
region-oc = オセアニア
region-sa = 南米
region-uk = 英国
region-us = 米国

## 住所の国名

country-AD = アンドラ
country-AE = アラブ首長国連邦
country-AL = アルバニア
country-AM = アルメニア
country-AR = アルゼンチン
country-AT = オーストリア
country-AU = オーストラリア
country-AZ = アゼルバイジャン
country-BA = ボスニア・ヘルツェゴビナ
country-BD = バングラデシュ
country-BE = ベルギー
country-BG = ブルガリア
country-BH = バーレーン
country-BO = ボリビア
country-BR = ブラジル
country-BY = ベラルーシ
country-CA = カナダ
country-CH = スイス
country-CL = チリ
country-CN = 中国
country-CO = コロンビア
country-CR = コスタリカ
country-CU = キューバ
country-CY = キプロス
country-CZ = チェコ
country-DE = ドイツ
country-DK = デンマーク
country-DO = ドミニカ共和国
country-DZ = アルジェリア
country-EC = エクアドル
country-EE = エストニア
country-EG = エジプト
country-ES = スペイン
country-ET = エチオピア
country-FI = フィンランド
country-FO = フェロー諸島
country-FR = フランス
country-GB = 英国
country-GE = ジョージア
country-GG = ガーンジー
country-GH = ガーナ
country-GI = ジブラルタル
country-GL = グリーンランド
country-GR = ギリシャ
country-GT = グアテマラ
country-HK = 香港
country-HN = ホンジュラス
country-HR = クロアチア
country-HU = ハンガリー
country-ID = インドネシア
country-IE = アイルランド
country-IL = イスラエル
country-IM = マン島
country-IN = インド
country-IQ = イラク
country-IR = イラン
country-IS = アイスランド
country-IT = イタリア
country-JE = ジャージー
country-JM = ジャマイカ
country-JO = ヨルダン
country-JP = 日本
country-KE = ケニア
country-KH = カンボジア
country-KR = 韓国
country-KW = クウェート
country-KZ = カザフスタン
country-LA = ラオス
country-LB = レバノン
country-LI = リヒテンシュタイン
country-LK = スリランカ
country-LT = リトアニア
country-LU = ルクセンブルク
country-LV = ラトビア
country-MA = モロッコ
country-MC = モナコ
country-MD = モルドバ
country-ME = モンテネグロ
country-MK = 北マケドニア
country-MM = ミャンマー
country-MN = モンゴル
country-MO = マカオ
country-MT = マルタ
country-MU = モーリシャス
country-MX = メキシコ
country-MY = マレーシア
country-NG = ナイジェリア
country-NI = ニカラグア
country-NL = オランダ
country-NO = ノルウェー
country-NP = ネパール
country-NZ = ニュージーランド
country-OM = オマーン
country-PA = パナマ
country-PE = ペルー
country-PH = フィリピン
country-PK = パキスタン
country-PL = ポーランド
country-PR = プエルトリコ
country-PT = ポルトガル
country-PY = パラグアイ
country-QA = カタール
country-RO = ルーマニア
country-RS = セルビア
country-RU = ロシア
country-RW = ルワンダ
country-SA = サウジアラビア
country-SE = スウェーデン
country-SG = シンガポール
country-SI = スロベニア
country-SK = スロバキア
country-SM = サンマリノ
country-SN = セネガル
country-SV = エルサルバドル
country-TH = タイ
country-TN = チュニジア
country-TR = トルコ
country-TW = 台湾
country-TZ = タンザニア
country-UA = ウクライナ
country-UG = ウガンダ
country-US = 米国
country-UY = ウルグアイ
country-UZ = ウズベキスタン
country-VA = バチカン市国
country-VE = ベネズエラ
country-VN = ベトナム
country-XK = コソボ
country-ZA = 南アフリカ
country-ZM = ザンビア
country-ZW = ジンバブエ

## The word in the margin

mark-draft = 下書き
mark-held = 保留

## 付与済みの額と、その後の変更

step-difference = 差額
rule-difference = 現在の付与対象額から付与済みの額を差し引いた額
step-issued-before = 付与済み
rule-issued = { $number }、{ $day }
step-affected-then = 当時の影響時間
step-share-then = 当時の割合
step-base-then = 当時の基準額
step-agreement-then = 当時の契約
now-it-is = 現在は{ $value }
nothing-owed-now = 現在分かっている範囲では、付与の対象となる額はありません
correction-time = { $service }の停止時間を{ $before }としておりましたが、正しくは{ $now }でした。
correction-share = これに対する契約上の割合は{ $before }ではなく{ $now }です。
correction-base = 計算のもとになる料金は{ $before }ではなく{ $now }です。
correction-agreement = 当時有効だった版の契約に基づき、計算し直しました。
correction-other = { $service }の金額を訂正いたしました。
correction-gift = お詫びのしるしの額を訂正いたしました。
