-- The rows that every new house starts with, whatever its preset: lists,
-- settings, holidays.  All of it is the administrator's to change.
--
-- Run inside the transaction that makes the house, before anything else
-- takes an id of these tables: it numbers them itself (store number 1) and
-- leaves the series where they continue.  pinyin stays NULL: the domain
-- fills it from the name.  A row stands in the order of its list.
--
-- extra is what rules ask of a row:
--	source	R B S I E P: the code of the month sheet (referral or VIP,
--		base of own and other owners, showroom and phone, inside
--		information, employee, promotion and show)
--	purpose	nonintent: does not come to buy
--	how	invited: came because somebody asked
--	lost	product or process
--	reason	the application that it is for
--	visittime	weekend, work, day, evening: when that is
WITH v (list, code, name_zh, name_en, extra) AS (VALUES
	('model', 'corolla', '卡罗拉', 'Corolla', NULL),
	('model', 'cross', '卡罗拉锐放', 'Corolla Cross', NULL),
	('model', 'allion', '亚洲狮', 'Allion', NULL),
	('model', 'avalon', '亚洲龙', 'Avalon', NULL),
	('model', 'izoa', '奕泽', 'IZOA', NULL),
	('model', 'rav4', 'RAV4荣放', 'RAV4', NULL),
	('model', 'kluger', '皇冠陆放', 'Crown Kluger', NULL),
	('model', 'prado', '普拉多', 'Prado', NULL),
	('model', 'granvia', '格瑞维亚', 'Granvia', NULL),
	('model', 'coaster', '柯斯达', 'Coaster', NULL),
	('model', 'bz3', 'bZ3', 'bZ3', NULL),
	('model', 'bz4x', 'bZ4X', 'bZ4X', NULL),

	('colour', 'pearl', '珍珠白', 'Pearl white', NULL),
	('colour', 'black', '墨晶黑', 'Crystal black', NULL),
	('colour', 'grey', '幻影灰', 'Phantom grey', NULL),
	('colour', 'silver', '银色', 'Silver', NULL),
	('colour', 'red', '炫晶红', 'Crystal red', NULL),
	('colour', 'bronze', '铂青铜', 'Platinum bronze', NULL),
	('colour', 'blue', '蓝色', 'Blue', NULL),
	('colour', 'any', '不限', 'Any', NULL),

	('source', 'walkin', '来店', 'Walk-in', 'S'),
	('source', 'phone', '来电', 'Phone-in', 'S'),
	('source', 'passing', '路过', 'Passing by', 'S'),
	('source', 'net', '网络', 'Internet', 'S'),
	('source', 'site', '厂家官网', 'Maker''s site', 'S'),
	('source', 'callcentre', '厂家客服', 'Maker''s call centre', 'S'),
	('source', 'autohome', '汽车之家', 'Autohome', 'S'),
	('source', 'yiche', '易车', 'Yiche', 'S'),
	('source', 'dcd', '懂车帝', 'Dongchedi', 'S'),
	('source', 'tmall', '天猫', 'Tmall', 'S'),
	('source', 'social', '社交媒体', 'Social media', 'S'),
	('source', 'outdoor', '户外广告', 'Outdoor advertising', 'S'),
	('source', 'paper', '报纸', 'Newspaper', 'S'),
	('source', 'magazine', '杂志', 'Magazine', 'S'),
	('source', 'radio', '电台', 'Radio', 'S'),
	('source', 'tv', '电视', 'Television', 'S'),
	('source', 'sms', '短信', 'SMS', 'S'),
	('source', 'leaflet', '宣传单页', 'Leaflets', 'S'),
	('source', 'promo', '店内促销', 'In-store promotion', 'S'),
	('source', 'rival', '竞品店拦截', 'Intercepted from a rival', 'S'),
	('source', 'show', '车展', 'Auto show', 'P'),
	('source', 'tour', '巡展', 'Tour show', 'P'),
	('source', 'event', '外展活动', 'Outside event', 'P'),
	('source', 'drive', '试驾活动', 'Test-drive event', 'P'),
	('source', 'district', '区域攻击', 'District campaign', 'P'),
	('source', 'screen', '特定筛选', 'Chosen trades', 'P'),
	('source', 'calls', '销售顾问拜访', 'Salesperson''s visit', 'P'),
	('source', 'owner', '老客户介绍', 'Referral by an owner', 'R'),
	('source', 'friend', '朋友介绍', 'Referral by a friend', 'R'),
	('source', 'vip', 'VIP情报', 'VIP information', 'R'),
	('source', 'swap', '自销保有置换', 'Own owner, swap', 'B'),
	('source', 'extra', '自销保有增购', 'Own owner, extra car', 'B'),
	('source', 'refer', '自销保有推介', 'Own owner, recommends', 'B'),
	('source', 'other_owner', '他销保有', 'Owner, sold elsewhere', 'B'),
	('source', 'inside', '内部情报', 'Inside information', 'I'),
	('source', 'staff', '员工购车', 'Employee purchase', 'E'),
	('source', 'other', '其他', 'Other', 'S'),

	('purpose', 'newcar', '咨询新车', 'Asks about a new car', NULL),
	('purpose', 'drive', '试乘试驾', 'Test drive', NULL),
	('purpose', 'deal', '洽谈订车', 'Negotiates an order', NULL),
	('purpose', 'swap', '置换评估', 'Trade-in appraisal', NULL),
	('purpose', 'papers', '办理手续', 'Paperwork', 'nonintent'),
	('purpose', 'pay', '交款补资料', 'Payment, papers', 'nonintent'),
	('purpose', 'collect', '提车', 'Collects a car', 'nonintent'),
	('purpose', 'cancel', '退订', 'Cancels an order', 'nonintent'),
	('purpose', 'service', '维修保养', 'Service', 'nonintent'),
	('purpose', 'none', '其他非意向', 'Other, no wish to buy', 'nonintent'),

	('how', 'first', '首次自然', 'First, by oneself', NULL),
	('how', 'again', '再次自然', 'Again, by oneself', NULL),
	('how', 'lead', '线索邀约首次', 'First, lead invited', 'invited'),
	('how', 'invited', '邀约再次', 'Again, invited', 'invited'),
	('how', 'friend', '朋友介绍首次', 'First, sent by a friend', NULL),
	('how', 'owner', '老客户介绍首次', 'First, sent by an owner', NULL),
	('how', 'delivery', '交车', 'Delivery', NULL),
	('how', 'service', '维修', 'Service', NULL),
	('how', 'other', '其他', 'Other', NULL),

	('transport', 'car', '自驾', 'Own car', NULL),
	('transport', 'taxi', '出租网约车', 'Taxi', NULL),
	('transport', 'public', '公交地铁', 'Public transport', NULL),
	('transport', 'bike', '两轮车', 'Two wheels', NULL),
	('transport', 'foot', '步行', 'On foot', NULL),
	('transport', 'other', '其他', 'Other', NULL),

	('usage', 'commute', '代步', 'Commuting', NULL),
	('usage', 'family', '家用', 'Family', NULL),
	('usage', 'business', '商务', 'Business', NULL),
	('usage', 'taxi', '出租', 'Taxi', NULL),
	('usage', 'rental', '租赁', 'Rental', NULL),
	('usage', 'army', '军用', 'Military', NULL),
	('usage', 'other', '其他', 'Other', NULL),

	('buytype', 'new', '新购', 'New', NULL),
	('buytype', 'swap', '换购', 'Swap', NULL),
	('buytype', 'extra', '增购', 'Extra car', NULL),
	('buytype', 'own', '本品置换', 'Own-brand swap', NULL),
	('buytype', 'foreign', '他品置换', 'Other-brand swap', NULL),
	('buytype', 'lottery', '等待摇号', 'Waits for a plate', NULL),
	('buytype', 'plate', '已有指标', 'Has won a plate', NULL),
	('buytype', 'scrap', '报废更新', 'Scrappage', NULL),
	('buytype', 'other', '其他', 'Other', NULL),

	('payment', 'cash', '全款', 'Cash in full', NULL),
	('payment', 'loan', '按揭', 'Mortgage', NULL),
	('payment', 'swap', '置换', 'Swap', NULL),
	('payment', 'swaploan', '置换加按揭', 'Swap and mortgage', NULL),
	('payment', 'extra', '增购', 'Extra car', NULL),
	('payment', 'extraloan', '增购加按揭', 'Extra car and mortgage', NULL),

	('focus', 'brand', '品牌', 'Brand', NULL),
	('focus', 'quality', '质量', 'Quality', NULL),
	('focus', 'price', '价格', 'Price', NULL),
	('focus', 'looks', '外观', 'Looks', NULL),
	('focus', 'inside', '内饰', 'Interior', NULL),
	('focus', 'comfort', '舒适', 'Comfort', NULL),
	('focus', 'power', '动力', 'Power', NULL),
	('focus', 'equip', '配置', 'Equipment', NULL),
	('focus', 'care', '售后', 'After-sales', NULL),
	('focus', 'safety', '安全', 'Safety', NULL),
	('focus', 'terrain', '通过性', 'Off-road', NULL),
	('focus', 'fuel', '油耗', 'Consumption', NULL),

	('result', 'filed', '留档', 'Filed', NULL),
	('result', 'unfiled', '未留档', 'Not filed', NULL),
	('result', 'again', '约再次来店', 'Will come again', NULL),
	('result', 'drive', '已试驾', 'Has driven', NULL),
	('result', 'ordered', '订车', 'Ordered', NULL),
	('result', 'delivered', '提车', 'Took the car', NULL),
	('result', 'left', '看车离开', 'Looked and left', NULL),
	('result', 'other', '其他', 'Other', NULL),

	('nofile', 'refused', '不愿留电话', 'Refuses', NULL),
	('nofile', 'looking', '随便看看', 'Only looking', NULL),
	('nofile', 'hurry', '赶时间', 'In a hurry', NULL),
	('nofile', 'companion', '陪同看车', 'Came along', NULL),
	('nofile', 'known', '他店已留档', 'Filed elsewhere', NULL),
	('nofile', 'notasked', '未询问', 'Was not asked', NULL),
	('nofile', 'other', '其他', 'Other', NULL),

	('rival', 'sylphy', '轩逸', 'Nissan Sylphy', NULL),
	('rival', 'lavida', '朗逸', 'VW Lavida', NULL),
	('rival', 'camry', '凯美瑞', 'Toyota Camry', NULL),
	('rival', 'accord', '雅阁', 'Honda Accord', NULL),
	('rival', 'passat', '帕萨特', 'VW Passat', NULL),
	('rival', 'crv', 'CR-V', 'Honda CR-V', NULL),
	('rival', 'tiguan', '途观L', 'VW Tiguan L', NULL),
	('rival', 'h6', '哈弗H6', 'Haval H6', NULL),
	('rival', 'model3', 'Model 3', 'Tesla Model 3', NULL),
	('rival', 'han', '汉', 'BYD Han', NULL),
	('rival', 'qin', '秦PLUS', 'BYD Qin PLUS', NULL),
	('rival', 'other', '其他', 'Other', NULL),

	('theme', 'after', '离店回访', 'Callback', NULL),
	('theme', 'promote', '促进', 'Promote', NULL),
	('theme', 'invite', '到店邀约', 'To visit', NULL),
	('theme', 'drive', '试驾邀约', 'To drive', NULL),
	('theme', 'booked', '预约试驾', 'Drive', NULL),
	('theme', 'event', '活动邀请', 'To event', NULL),
	('theme', 'desk', '来店接待', 'Reception', NULL),
	('theme', 'routine', '例行联系', 'Routine', NULL),
	('theme', 'keep', '订单维系', 'Order', NULL),
	('theme', 'other', '其他', 'Other', NULL),

	('unreached', 'noanswer', '无人接听', 'No answer', NULL),
	('unreached', 'refused', '拒接', 'Refused', NULL),
	('unreached', 'off', '关机', 'Switched off', NULL),
	('unreached', 'wrong', '空号错号', 'Wrong or empty number', NULL),
	('unreached', 'suspended', '停机', 'Suspended', NULL),
	('unreached', 'notcalled', '未拨打', 'Not called', NULL),

	('lost', 'looks', '外观', 'Looks', 'product'),
	('lost', 'comfort', '舒适', 'Comfort', 'product'),
	('lost', 'brand', '品牌', 'Brand', 'product'),
	('lost', 'quality', '质量', 'Quality', 'product'),
	('lost', 'fuel', '油耗', 'Consumption', 'product'),
	('lost', 'equip', '配置', 'Equipment', 'product'),
	('lost', 'repair', '维修', 'Repairs', 'product'),
	('lost', 'safety', '安全', 'Safety', 'product'),
	('lost', 'inside', '内饰', 'Interior', 'product'),
	('lost', 'price', '价格', 'Price', 'product'),
	('lost', 'power', '动力', 'Power', 'product'),
	('lost', 'knowledge', '产品知识不足', 'Product knowledge', 'process'),
	('lost', 'desk', '接待不周或留店短', 'Reception, short stay',
	    'process'),
	('lost', 'drive', '试驾不佳', 'Poor test drive', 'process'),
	('lost', 'invite', '邀约不力', 'Invitation', 'process'),
	('lost', 'grading', '需求或级别误判', 'Needs or grade misjudged',
	    'process'),
	('lost', 'talks', '谈判不力', 'Negotiation', 'process'),
	('lost', 'gaveup', '放弃购车', 'Buys no car', NULL),
	('lost', 'elsewhere', '他店购本品', 'Bought ours elsewhere', NULL),
	('lost', 'other', '其他', 'Other', NULL),

	('reason', 'plate', '等待摇号', 'Waits for a plate', 'frozen'),
	('reason', 'money', '资金未到位', 'Money not there yet', 'frozen'),
	('reason', 'away', '客户外出', 'Customer is away', 'frozen'),
	('reason', 'newmodel', '等待新款', 'Waits for the new model', 'frozen'),
	('reason', 'samephone', '电话重复', 'Same number', 'duplicate'),
	('reason', 'family', '家人已建卡', 'Family has a card', 'duplicate'),
	('reason', 'wrongphone', '空号错号', 'Wrong number', 'void'),
	('reason', 'nointent', '无购车意向', 'No wish to buy', 'void'),
	('reason', 'region', '外地客户', 'From another province', 'void'),
	('reason', 'mistake', '录入错误', 'Entered by mistake', 'void'),
	('reason', 'back', '客户重新联系', 'Customer is back', 'reopen'),
	('reason', 'tooearly', '误判战败', 'Was not lost', 'reopen'),
	('reason', 'left', '顾问离职', 'Salesperson has left', 'handover'),
	('reason', 'absent', '顾问休假', 'Salesperson is away', 'handover'),
	('reason', 'asked', '客户要求', 'Customer asks for it', 'handover'),
	('reason', 'takeover', '主管接手', 'Supervisor takes over',
	    'handover'),
	('reason', 'other', '其他', 'Other', NULL),

	('stage', 'lead', '线索开拓', 'Lead', NULL),
	('stage', 'desk', '接待', 'Reception', NULL),
	('stage', 'needs', '需求分析', 'Needs', NULL),
	('stage', 'present', '产品说明', 'Presentation', NULL),
	('stage', 'drive', '试乘试驾', 'Test drive', NULL),
	('stage', 'deal', '报价成交', 'Quote and deal', NULL),
	('stage', 'deliver', '交车', 'Delivery', NULL),
	('stage', 'call', '回访', 'Follow-up', NULL),

	('occasion', 'net', '网络', 'Internet', NULL),
	('occasion', 'print', '平面媒体', 'Print', NULL),
	('occasion', 'tv', '电视', 'Television', NULL),
	('occasion', 'radio', '电台', 'Radio', NULL),
	('occasion', 'outdoor', '户外广告', 'Outdoor advertising', NULL),
	('occasion', 'sms', '短信', 'SMS', NULL),
	('occasion', 'friend', '朋友介绍', 'Friends', NULL),
	('occasion', 'show', '车展巡展', 'Show', NULL),
	('occasion', 'outreach', '外拓', 'Outreach', NULL),
	('occasion', 'passing', '路过', 'Passing by', NULL),
	('occasion', 'other', '其他', 'Other', NULL),

	('idkind', 'id', '居民身份证', 'Identity card', NULL),
	('idkind', 'passport', '护照', 'Passport', NULL),
	('idkind', 'hkmo', '港澳居民证件', 'Hong Kong or Macao papers', NULL),
	('idkind', 'tw', '台湾居民证件', 'Taiwan papers', NULL),
	('idkind', 'army', '军官证', 'Officer''s card', NULL),
	('idkind', 'uscc', '统一社会信用代码', 'Company''s credit code', NULL),
	('idkind', 'other', '其他', 'Other', NULL),

	('marital', 'single', '未婚', 'Single', NULL),
	('marital', 'married', '已婚', 'Married', NULL),
	('marital', 'other', '其他', 'Other', NULL),

	('education', 'middle', '初中及以下', 'Middle school or less', NULL),
	('education', 'high', '高中中专', 'High school', NULL),
	('education', 'college', '大专', 'College', NULL),
	('education', 'bachelor', '本科', 'Bachelor', NULL),
	('education', 'master', '研究生及以上', 'Master or more', NULL),

	('job', 'employee', '企业职员', 'Employee', NULL),
	('job', 'manager', '企业管理', 'Manager', NULL),
	('job', 'owner', '企业主', 'Business owner', NULL),
	('job', 'trader', '个体经营', 'Self-employed', NULL),
	('job', 'official', '公务员', 'Civil servant', NULL),
	('job', 'teacher', '教师', 'Teacher', NULL),
	('job', 'doctor', '医护', 'Doctor or nurse', NULL),
	('job', 'engineer', '技术人员', 'Engineer', NULL),
	('job', 'worker', '工人', 'Worker', NULL),
	('job', 'driver', '司机', 'Driver', NULL),
	('job', 'farmer', '务农', 'Farmer', NULL),
	('job', 'army', '军人', 'Soldier', NULL),
	('job', 'free', '自由职业', 'Freelance', NULL),
	('job', 'retired', '退休', 'Retired', NULL),
	('job', 'student', '学生', 'Student', NULL),
	('job', 'other', '其他', 'Other', NULL),

	('industry', 'factory', '制造业', 'Manufacturing', NULL),
	('industry', 'trade', '批发零售', 'Trade', NULL),
	('industry', 'build', '建筑房产', 'Building and property', NULL),
	('industry', 'finance', '金融保险', 'Finance and insurance', NULL),
	('industry', 'it', '信息技术', 'Information technology', NULL),
	('industry', 'transport', '交通物流', 'Transport', NULL),
	('industry', 'education', '教育科研', 'Education and science', NULL),
	('industry', 'health', '医疗卫生', 'Health', NULL),
	('industry', 'state', '政府机关', 'Government', NULL),
	('industry', 'food', '餐饮旅游', 'Food and travel', NULL),
	('industry', 'energy', '能源化工', 'Energy and chemistry', NULL),
	('industry', 'farm', '农林牧渔', 'Farming', NULL),
	('industry', 'other', '其他', 'Other', NULL),

	-- Yuan a month.
	('income', '5k', '5千以下', 'Below 5,000', NULL),
	('income', '10k', '5千至1万', '5,000 to 10,000', NULL),
	('income', '20k', '1万至2万', '10,000 to 20,000', NULL),
	('income', '30k', '2万至3万', '20,000 to 30,000', NULL),
	('income', '50k', '3万至5万', '30,000 to 50,000', NULL),
	('income', 'more', '5万以上', 'Above 50,000', NULL),

	('hobby', 'sport', '运动', 'Sports', NULL),
	('hobby', 'travel', '旅游自驾', 'Travel', NULL),
	('hobby', 'fishing', '钓鱼', 'Fishing', NULL),
	('hobby', 'golf', '高尔夫', 'Golf', NULL),
	('hobby', 'reading', '阅读', 'Reading', NULL),
	('hobby', 'music', '音乐', 'Music', NULL),
	('hobby', 'film', '影视', 'Films', NULL),
	('hobby', 'photo', '摄影', 'Photography', NULL),
	('hobby', 'food', '美食', 'Food', NULL),
	('hobby', 'tea', '茶', 'Tea', NULL),
	('hobby', 'chess', '棋牌', 'Chess and cards', NULL),
	('hobby', 'games', '游戏', 'Games', NULL),
	('hobby', 'cars', '汽车', 'Cars', NULL),
	('hobby', 'other', '其他', 'Other', NULL),

	('visittime', 'weekend', '周末', 'Weekend', 'weekend'),
	('visittime', 'work', '工作时间', 'Working hours', 'work'),
	('visittime', 'day', '白天', 'Daytime', 'day'),
	('visittime', 'evening', '晚上', 'Evening', 'evening'),

	('visitplace', 'home', '家中', 'Home', NULL),
	('visitplace', 'office', '单位', 'Office', NULL),
	('visitplace', 'store', '展厅', 'Showroom', NULL),
	('visitplace', 'other', '其他', 'Other', NULL),

	('channel', 'phone', '电话', 'Phone', NULL),
	('channel', 'sms', '短信', 'SMS', NULL),
	('channel', 'wechat', '微信', 'WeChat', NULL),
	('channel', 'mail', '邮寄', 'Mail', NULL),

	('consent', 'purchase', '购车联系', 'About this purchase', NULL),
	('consent', 'care', '售后关怀', 'Care after the sale', NULL),
	('consent', 'offers', '活动推送', 'Offers and events', NULL),
	('consent', 'all', '全部用途', 'All purposes', NULL),
	('consent', 'refused', '拒绝', 'Refused', 'none'),
	('consent', 'withdrawn', '已撤回', 'Withdrawn', 'none'),

	('medium', 'paper', '书面签字', 'Signed on paper', NULL),
	('medium', 'spoken', '口头', 'Spoken', NULL),
	('medium', 'phone', '电话', 'Phone', NULL),
	('medium', 'wechat', '微信', 'WeChat', NULL),
	('medium', 'sms', '短信', 'SMS', NULL),
	('medium', 'web', '网页', 'Web form', NULL),

	('weather', 'sun', '晴', 'Sunny', NULL),
	('weather', 'cloud', '多云', 'Cloudy', NULL),
	('weather', 'grey', '阴', 'Overcast', NULL),
	('weather', 'shower', '阵雨', 'Showers', NULL),
	('weather', 'rain', '雨', 'Rain', NULL),
	('weather', 'storm', '暴雨', 'Rainstorm', NULL),
	('weather', 'snow', '雪', 'Snow', NULL),
	('weather', 'fog', '雾', 'Fog', NULL),
	('weather', 'haze', '霾', 'Haze', NULL),
	('weather', 'wind', '大风', 'Strong wind', NULL),

	('testcar', 'corolla', '卡罗拉试驾车', 'Corolla test car', NULL),
	('testcar', 'rav4', 'RAV4荣放试驾车', 'RAV4 test car', NULL),
	('testcar', 'avalon', '亚洲龙试驾车', 'Avalon test car', NULL),

	('route', 'city', '市区环线 8公里', 'City loop 8 km', NULL),
	('route', 'fast', '快速路 15公里', 'Expressway 15 km', NULL)
), n AS (SELECT row_number() OVER () AS n, * FROM v)
INSERT INTO list_row (id, rev, created_at, updated_at,
    list, code, name_zh, name_en, extra, sort)
SELECT 1099511627776 + n, 1, 0, 0, list, code, name_zh, name_en, extra,
    10 * row_number() OVER (PARTITION BY list ORDER BY n)
FROM n ORDER BY n;

-- loss_missed_intervals: a due contact missed by more of its
-- grade's intervals makes the card out of control, 0: none.  recontact_months: that
-- long after a loss the customer is asked again.  day_capacity: contacts a
-- salesperson plans on one day.  visit_required: columns that a complete
-- register line has filled ("phone" or the reason why there is none).
-- rotation_skip: what makes the rotation pass a salesperson over: contacts that
-- are overdue, lines of guests who have left that are incomplete.
-- hot_rate_days: the closing rate of hot cards is that of so many days;
-- hot_rate_least: with fewer decided cards it is the house's; hot_tight: short by
-- so many per cent of what is needed is tight, by more is short.
-- evidence_*: characters that say something, how often one text is used, how
-- many contacts in one minute, from when it is evening, which share (%) then; the
-- days that texts are counted over, the contacts that a share needs.
-- abnormal_*: a customer needs help when the due contact is late by more than so
-- many intervals of the grade, after so many tries in vain, so many grades lost
-- within so many days, open for more than so many times as long as the grade
-- takes to buy; 0: not for that.
-- holidays_YEAR: which days are in.
WITH v (name, value, origin) AS (VALUES
	('loss_missed_intervals', '3', 'default'),
	('day_capacity', '12', 'default'),
	('evidence_text', '4', 'default'),
	('evidence_repeat', '3', 'default'),
	('evidence_burst', '3', 'default'),
	('evidence_dayend', '18:00', 'default'),
	('evidence_share', '80', 'default'),
	('evidence_days', '30', 'default'),
	('evidence_least', '10', 'default'),
	('abnormal_overdue', '2', 'default'),
	('abnormal_tries', '3', 'default'),
	('abnormal_fall', '2', 'default'),
	('abnormal_fall_days', '14', 'default'),
	('abnormal_age', '2', 'default'),
	('hot_rate_days', '90', 'source'),
	('hot_rate_least', '10', 'default'),
	('hot_tight', '25', 'default'),
	('kiosk', NULL, 'default'),
	('lock_after', '120', 'default'),
	('backup_time', '21:30', 'default'),
	('backup_keep_daily', '7', 'default'),
	('backup_keep_weekly', '4', 'default'),
	('backup_key', NULL, 'default'),
	('rotation_skip', 'overdue,incomplete', 'default'),
	('visit_required', 'minute,people,source,model,grade,staff,phone',
	    'default'),
	('holidays_2026', 'State Council notice of 2025-11-04', 'source'),
	('holidays_2027', 'statutory days only, no bridge days', 'default'),
	('recontact_months', '3,6,12', 'default')
)
INSERT INTO setting (id, rev, created_at, updated_at, name, value, origin)
SELECT 1099511627776 + row_number() OVER (), 1, 0, 0, name, value, origin
FROM v;

-- Whose customer it is: 10 days, halves and families are of the trade.
INSERT INTO owner_rule (id, rev, created_at, updated_at, protect_days, origin)
VALUES (1099511627776 + 1, 1, 0, 0, 10, 'default');
INSERT INTO serial (name, next) VALUES ('owner_rule', 2);

-- A showroom is open on holidays: closed = 0 until the house says otherwise.
-- 2027 holds the statutory days alone; the bridge days are not announced.
WITH RECURSIVE v (first, last, name_zh, name_en) AS (VALUES
	('2026-01-01', '2026-01-03', '元旦', 'New Year'),
	('2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
	('2026-04-04', '2026-04-06', '清明节', 'Qingming'),
	('2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
	('2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'),
	('2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn Festival'),
	('2026-10-01', '2026-10-07', '国庆节', 'National Day'),
	('2027-01-01', '2027-01-01', '元旦', 'New Year'),
	('2027-02-05', '2027-02-08', '春节', 'Spring Festival'),
	('2027-04-05', '2027-04-05', '清明节', 'Qingming'),
	('2027-05-01', '2027-05-02', '劳动节', 'Labour Day'),
	('2027-06-09', '2027-06-09', '端午节', 'Dragon Boat Festival'),
	('2027-09-15', '2027-09-15', '中秋节', 'Mid-Autumn Festival'),
	('2027-10-01', '2027-10-03', '国庆节', 'National Day')
), d (day, last, name_zh, name_en) AS (
	SELECT * FROM v
	UNION ALL
	SELECT date(day, '+1 day'), last, name_zh, name_en FROM d
	WHERE day < last
)
INSERT INTO holiday (id, rev, created_at, updated_at, day, name_zh, name_en)
SELECT 1099511627776 + row_number() OVER (ORDER BY day), 1, 0, 0,
    day, name_zh, name_en
FROM d ORDER BY day;

-- Weekends that the town works instead (调休), of the same notice.
WITH v (day, name_zh, name_en) AS (VALUES
	('2026-01-04', '元旦调休', 'For New Year'),
	('2026-02-14', '春节调休', 'For Spring Festival'),
	('2026-02-28', '春节调休', 'For Spring Festival'),
	('2026-05-09', '劳动节调休', 'For Labour Day'),
	('2026-09-20', '国庆节调休', 'For National Day'),
	('2026-10-10', '国庆节调休', 'For National Day')
)
INSERT INTO holiday (id, rev, created_at, updated_at, day, name_zh, name_en,
    kind)
SELECT (SELECT max(id) FROM holiday) + row_number() OVER (ORDER BY day), 1,
    0, 0, day, name_zh, name_en, 2
FROM v ORDER BY day;

INSERT INTO serial (name, next)
SELECT 'list_row', count(*) + 1 FROM list_row
UNION ALL SELECT 'setting', count(*) + 1 FROM setting
UNION ALL SELECT 'holiday', count(*) + 1 FROM holiday;
